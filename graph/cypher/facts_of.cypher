UNWIND $ids AS id
MATCH (coach:Coach)-[fact:MANAGES|LINKED_TO|WON_TITLE_AT {id: id}]->(club:Club)
RETURN type(fact) AS type,
       properties(fact) AS edge,
       coach.id AS coach,
       club.id AS club;
