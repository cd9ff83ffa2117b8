MATCH (coach:Coach)-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
RETURN type(fact) AS type, coach.id AS start, club.id AS end, fact.id AS fact, fact.certainty AS certainty;

MATCH (club:Club)-[fact:PLAYED]->(match:Match)
RETURN type(fact) AS type, club.id AS start, match.id AS end, fact.id AS fact, fact.certainty AS certainty;
