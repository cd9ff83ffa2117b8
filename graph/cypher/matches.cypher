MATCH (match:Match)<-[fact:PLAYED]-(club:Club)
OPTIONAL MATCH (match)-[:IN_COMPETITION]->(competition:Competition)
RETURN properties(match) AS node,
       properties(fact) AS edge,
       club.id AS club,
       competition.id AS competition;
