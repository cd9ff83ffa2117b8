// Which other clubs want the coaches linked with the job at a club?
//
// $club    id of a Club, e.g. "real-madrid"
// coach    name
// stance   of the chase by the club: linked | talks | agreed
// post     list of the clubs that the coach has now
// others   list of other clubs that are after the coach, with stance
// coachId  id of the coach
MATCH (club:Club {id: $club})<-[link:LINKED_TO]-(coach:Coach)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
OPTIONAL MATCH (coach)-[job:MANAGES]->(home:Club)
WHERE job.status = 'current'
WITH club, coach, link, home
ORDER BY home.name, home.id
WITH club, coach, link, collect(DISTINCT home.name) AS post
OPTIONAL MATCH (coach)-[rival:LINKED_TO]->(other:Club)
WHERE other.id <> club.id
  AND rival.until IS NULL
  AND NOT rival.stance IN ['denied', 'rejected']
WITH coach, link, post, other, rival
ORDER BY other.name, rival.id
WITH coach, link, post, collect(other.name + ': ' + rival.stance) AS others
RETURN coach.name AS coach,
       link.stance AS stance,
       post AS post,
       others AS others,
       coach.id AS coachId
ORDER BY size(others) DESC, coach, coachId, stance
