UNWIND $tenures AS row
MATCH (coach:Coach {id: row.coach})
MATCH (club:Club {id: row.club})
MERGE (coach)-[fact:MANAGES {id: row.edge.id}]->(club)
SET fact = row.edge
RETURN count(*) AS written;

UNWIND $chases AS row
MATCH (coach:Coach {id: row.coach})
MATCH (club:Club {id: row.club})
MERGE (coach)-[fact:LINKED_TO {id: row.edge.id}]->(club)
SET fact = row.edge
RETURN count(*) AS written;

UNWIND $titles AS row
MATCH (coach:Coach {id: row.coach})
MATCH (club:Club {id: row.club})
MERGE (coach)-[fact:WON_TITLE_AT {id: row.edge.id}]->(club)
SET fact = row.edge
RETURN count(*) AS written;

UNWIND $matches AS row
MERGE (match:Match {id: row.id})
SET match = row.node;

// Its clubs may have changed places, or be others than was told first.
UNWIND $matches AS row
MATCH (:Match {id: row.id})<-[old:PLAYED]-(:Club)
DELETE old;

UNWIND $sides AS row
MATCH (club:Club {id: row.club})
MATCH (match:Match {id: row.edge.id})
CREATE (club)-[fact:PLAYED]->(match)
SET fact = row.edge
RETURN count(*) AS written;

UNWIND $matches AS row
MATCH (:Match {id: row.id})-[old:IN_COMPETITION]->(competition:Competition)
WHERE competition.id <> coalesce(row.competition, "")
DELETE old;

UNWIND $stages AS row
MATCH (match:Match {id: row.match})
MATCH (competition:Competition {id: row.competition})
MERGE (match)-[:IN_COMPETITION]->(competition)
RETURN count(*) AS written;

// A claim that has come to support another fact, or none.
UNWIND $facts AS row
MATCH (claim:Claim {fact: row.id})
WHERE NOT claim.id IN row.claims
REMOVE claim.fact;

UNWIND $matches AS row
MATCH (:Match {id: row.id})<-[old:ABOUT]-(claim:Claim)
WHERE NOT claim.id IN row.claims
DELETE old;

UNWIND $evidence AS row
MATCH (claim:Claim {id: row.claim})
SET claim.fact = row.fact
RETURN count(*) AS written;

UNWIND $sightings AS row
MATCH (claim:Claim {id: row.claim})
MATCH (match:Match {id: row.fact})
MERGE (claim)-[:ABOUT]->(match)
RETURN count(*) AS written;
