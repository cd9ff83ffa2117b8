UNWIND $coaches AS id
MATCH (coach:Coach {id: id})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
RETURN type(fact) AS type, coach.id AS start, club.id AS end, fact.id AS fact, fact.certainty AS certainty;

UNWIND $clubs AS id
MATCH (club:Club {id: id})<-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]-(coach:Coach)
RETURN type(fact) AS type, coach.id AS start, club.id AS end, fact.id AS fact, fact.certainty AS certainty;

UNWIND $clubs AS id
MATCH (:Club {id: id})-[:PLAYED]->(match:Match)
MATCH (match)<-[fact:PLAYED]-(club:Club)
RETURN type(fact) AS type, club.id AS start, match.id AS end, fact.id AS fact, fact.certainty AS certainty;
