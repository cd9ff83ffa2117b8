UNWIND $about AS id
MATCH (coach:Coach {id: id})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
RETURN type(fact) AS type,
       properties(fact) AS edge,
       coach.id AS coach,
       club.id AS club;

UNWIND $about AS id
MATCH (club:Club {id: id})<-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]-(coach:Coach)
RETURN type(fact) AS type,
       properties(fact) AS edge,
       coach.id AS coach,
       club.id AS club;
