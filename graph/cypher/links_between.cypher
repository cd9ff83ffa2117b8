UNWIND $posts AS pair
MATCH (coach:Coach {id: pair.start})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club {id: pair.end})
WHERE $rumours OR type(fact) <> "LINKED_TO"
RETURN collect([type(fact), coach.id, club.id, fact.id, fact.certainty]) AS rows
UNION ALL
// The club alone, first: asked for both nodes at once, Neo4j would look through all matches.
UNWIND $sides AS pair
MATCH (club:Club {id: pair.start})
WITH club, pair.end AS id
MATCH (club)-[fact:PLAYED]->(match:Match)
WITH club, fact, match.id AS match, id
WHERE match = id
RETURN collect([type(fact), club.id, match, fact.id, fact.certainty]) AS rows;
