UNWIND $about AS id
MATCH (:Club {id: id})-[:PLAYED]->(match:Match)
MATCH (match)<-[fact:PLAYED]-(club:Club)
OPTIONAL MATCH (match)-[:IN_COMPETITION]->(competition:Competition)
RETURN collect({
         node: properties(match), edge: properties(fact), club: club.id, competition: competition.id
       }) AS rows;
