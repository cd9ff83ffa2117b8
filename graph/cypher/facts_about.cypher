UNWIND $about AS id
MATCH (coach:Coach {id: id})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
RETURN collect({type: type(fact), edge: properties(fact), coach: coach.id, club: club.id}) AS rows;

UNWIND $about AS id
MATCH (club:Club {id: id})<-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]-(coach:Coach)
RETURN collect({type: type(fact), edge: properties(fact), coach: coach.id, club: club.id}) AS rows;
