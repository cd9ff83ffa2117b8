UNWIND $ids AS id
MATCH (match:Match {id: id})<-[fact:PLAYED]-(club:Club)
OPTIONAL MATCH (match)-[:IN_COMPETITION]->(competition:Competition)
RETURN properties(match) AS node,
       properties(fact) AS edge,
       club.id AS club,
       competition.id AS competition;
