// One type a statement, and no property in the pattern: only so is the index on an edge's id used.
MATCH ()-[fact:MANAGES]->()
WHERE fact.id IN $ids
DELETE fact;

MATCH ()-[fact:LINKED_TO]->()
WHERE fact.id IN $ids
DELETE fact;

MATCH ()-[fact:WON_TITLE_AT]->()
WHERE fact.id IN $ids
DELETE fact;

UNWIND $ids AS id
MATCH (match:Match {id: id})
DETACH DELETE match;

UNWIND $ids AS id
MATCH (claim:Claim {fact: id})
REMOVE claim.fact;
