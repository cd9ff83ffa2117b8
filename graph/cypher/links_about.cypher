UNWIND $ids AS id
MATCH (coach:Coach {id: id})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
RETURN collect([type(fact), coach.id, club.id, fact.id, fact.certainty]) AS rows
UNION ALL
UNWIND $ids AS id
MATCH (club:Club {id: id})<-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]-(coach:Coach)
RETURN collect([type(fact), coach.id, club.id, fact.id, fact.certainty]) AS rows
UNION ALL
UNWIND $ids AS id
MATCH (:Club {id: id})-[:PLAYED]->(match:Match)
MATCH (match)<-[fact:PLAYED]-(club:Club)
RETURN collect([type(fact), club.id, match.id, fact.id, fact.certainty]) AS rows;
