// A coach is current or incoming twice at one club: two tenures should be one.
//
// Look at the sentences with evidence.cypher; retract the article that has the date wrong.
//
// one    id of a tenure
// other  id of the other tenure
MATCH (coach:Coach)-[one:MANAGES]->(club:Club)<-[other:MANAGES]-(coach)
WHERE one.status <> 'former'
  AND other.status <> 'former'
  AND one.id < other.id
RETURN one.id AS one,
       other.id AS other
ORDER BY one, other
