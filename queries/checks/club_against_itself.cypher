// A club plays itself.
//
// Look at the sentences with evidence.cypher; if two clubs share a name there, add both to the register.
//
// match  id of the match
// club   id of the club
MATCH (club:Club)-[side:PLAYED]->(match:Match)
WITH club, match, count(side) AS sides
WHERE sides > 1
RETURN match.id AS match,
       club.id AS club
ORDER BY match, club
