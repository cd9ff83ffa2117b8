// A club has two permanent head coaches at once.
//
// See who is meant to be joint or interim with evidence.cypher; the fold ends the older tenure unless reports are equal.
//
// club   id of the club
// one    id of a tenure
// other  id of the other tenure
MATCH (:Coach)-[one:MANAGES]->(club:Club)<-[other:MANAGES]-(:Coach)
WHERE one.status = 'current'
  AND other.status = 'current'
  AND NOT coalesce(one.interim, false)
  AND NOT coalesce(other.interim, false)
  AND one.id < other.id
RETURN club.id AS club,
       one.id AS one,
       other.id AS other
ORDER BY club, one, other
