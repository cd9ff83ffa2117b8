// A claim never changes but in `superseded`; the fact that it supports is written with the facts.
UNWIND $claims AS row
MATCH (article:Article {id: row.article})
MERGE (claim:Claim {id: row.id})
SET claim += row, claim.superseded = row.superseded
MERGE (article)-[:STATES]->(claim)
RETURN count(*) AS written;

UNWIND $coaches AS row
MATCH (claim:Claim {id: row.claim})
MATCH (coach:Coach {id: row.node})
MERGE (claim)-[:ABOUT]->(coach)
RETURN count(*) AS written;

UNWIND $clubs AS row
MATCH (claim:Claim {id: row.claim})
MATCH (club:Club {id: row.node})
MERGE (claim)-[:ABOUT]->(club)
RETURN count(*) AS written;

UNWIND $competitions AS row
MATCH (claim:Claim {id: row.claim})
MATCH (competition:Competition {id: row.node})
MERGE (claim)-[:ABOUT]->(competition)
RETURN count(*) AS written;
