UNWIND $coaches AS row
MERGE (coach:Coach {id: row.id})
SET coach = row;

UNWIND $clubs AS row
MERGE (club:Club {id: row.id})
SET club = row;

UNWIND $competitions AS row
MERGE (competition:Competition {id: row.id})
SET competition = row;

UNWIND $clubs AS row
MATCH (:Club {id: row.id})-[old:COMPETES_IN]->(league:Competition)
WHERE league.id <> coalesce(row.league, "")
DELETE old;

UNWIND $leagues AS row
MATCH (club:Club {id: row.club})
MATCH (league:Competition {id: row.league})
MERGE (club)-[:COMPETES_IN]->(league);
