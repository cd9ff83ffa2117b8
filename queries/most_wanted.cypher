// Which coaches are linked with the most jobs?
//
// Chases that are over, denied or rejected do not count.
//
// $limit    optional, number of rows (20 if left out), e.g. 10
// coach     name
// clubs     list of the clubs that are after the coach
// jobs      number of those clubs
// reports   number of independent reports of those links
// reported  date of the latest report, ISO, cut to what is known
// post      list of the clubs that the coach has now
// coachId   id of the coach
MATCH (coach:Coach)-[link:LINKED_TO]->(club:Club)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
WITH coach, link, club.name AS club, club.id AS id
ORDER BY club, id
WITH coach,
     collect(DISTINCT club) AS clubs,
     count(DISTINCT id) AS jobs,
     sum(link.sources) AS reports,
     max(link.lastReported) AS reported
ORDER BY jobs DESC, reports DESC, coach.name, coach.id
LIMIT coalesce($limit, 20)
OPTIONAL MATCH (coach)-[job:MANAGES]->(home:Club)
WHERE job.status = 'current'
WITH coach, clubs, jobs, reports, reported, home
ORDER BY home.name, home.id
WITH coach, clubs, jobs, reports, reported, collect(DISTINCT home.name) AS post
RETURN coach.name AS coach,
       clubs AS clubs,
       jobs AS jobs,
       reports AS reports,
       reported AS reported,
       post AS post,
       coach.id AS coachId
ORDER BY jobs DESC, reports DESC, coach, coachId
