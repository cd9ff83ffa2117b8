// If a club hires one of its candidates, which post falls free, and who is linked with that one?
//
// $club     id of a Club, e.g. "real-madrid"
// coach     name of the candidate
// stance    linked | talks | agreed
// leaves    name of the club that would lose the coach
// next      list of coaches linked with the post left, not denied or rejected
// leavesId  id of the club that would lose the coach
// fact      id of the link
MATCH (club:Club {id: $club})<-[link:LINKED_TO]-(coach:Coach)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
MATCH (coach)-[job:MANAGES]->(home:Club)
WHERE job.status = 'current'
  AND home.id <> club.id
OPTIONAL MATCH (home)<-[chase:LINKED_TO]-(candidate:Coach)
WHERE chase.until IS NULL
  AND NOT chase.stance IN ['denied', 'rejected']
  AND candidate.id <> coach.id
WITH coach, link, home, candidate
ORDER BY candidate.name, candidate.id
WITH coach, link, home, collect(DISTINCT candidate.name) AS next
RETURN coach.name AS coach,
       link.stance AS stance,
       home.name AS leaves,
       next AS next,
       home.id AS leavesId,
       link.id AS fact
ORDER BY coach, leaves, fact
