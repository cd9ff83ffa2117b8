// Both nodes before what joins them: the embedded engine would look through all edges of one, and read both clubs.
UNWIND $posts AS pair
MATCH (coach:Coach {id: pair.start})
MATCH (club:Club {id: pair.end})
MATCH (coach)-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club)
WHERE $rumours OR type(fact) <> "LINKED_TO"
RETURN collect([type(fact), coach.id, club.id, fact.id, fact.certainty]) AS rows;
// From the match, which has two sides; a club has hundreds.
UNWIND $matches AS id
MATCH (match:Match {id: id})<-[fact:PLAYED]-(club:Club)
RETURN collect([type(fact), club.id, match.id, fact.id, fact.certainty]) AS rows;
