UNWIND $ids AS id
MATCH (:Coach)-[fact:MANAGES|LINKED_TO|WON_TITLE_AT {id: id}]->(:Club)
DELETE fact;

UNWIND $ids AS id
MATCH (match:Match {id: id})
DETACH DELETE match;

UNWIND $ids AS id
MATCH (claim:Claim {fact: id})
REMOVE claim.fact;
