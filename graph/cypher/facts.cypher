MATCH (coach:Coach)-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
RETURN type(fact) AS type,
       properties(fact) AS edge,
       coach.id AS coach,
       club.id AS club;
