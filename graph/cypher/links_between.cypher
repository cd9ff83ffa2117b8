UNWIND $posts AS pair
MATCH (coach:Coach {id: pair.start})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club {id: pair.end})
WHERE $rumours OR type(fact) <> "LINKED_TO"
RETURN collect([type(fact), coach.id, club.id, fact.id, fact.certainty]) AS rows
UNION ALL
UNWIND $sides AS pair
MATCH (club:Club {id: pair.start})-[fact:PLAYED]->(match:Match {id: pair.end})
RETURN collect([type(fact), club.id, match.id, fact.id, fact.certainty]) AS rows;
