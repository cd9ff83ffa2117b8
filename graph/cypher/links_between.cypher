UNWIND $pairs AS pair
MATCH (coach:Coach {id: pair.start})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club {id: pair.end})
WHERE $rumours OR type(fact) <> "LINKED_TO"
RETURN type(fact) AS type, coach.id AS start, club.id AS end, fact.id AS fact, fact.certainty AS certainty
UNION ALL
UNWIND $pairs AS pair
MATCH (club:Club {id: pair.start})-[fact:PLAYED]->(match:Match {id: pair.end})
RETURN type(fact) AS type, club.id AS start, match.id AS end, fact.id AS fact, fact.certainty AS certainty;
