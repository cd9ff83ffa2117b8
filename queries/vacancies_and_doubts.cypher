// Which clubs have no coach, an interim one, or one whose days seem to be counted?
//
// A post is vacant when the last coach is told to have gone on a date and nobody is current or incoming.
//
// $league     optional, id of a Competition (all clubs if left out), e.g. "premier-league"
// $since      optional, date before which a post that fell vacant, or was last told of, is left out (a year before the
//             day of the graph if left out), e.g. "2025-07"
// club        name
// state       vacant | interim | leaving | under pressure
// coach       the coach who left, fills in or may go
// until       date of leaving, ISO, cut to what is told
// reported    date of the latest report
// candidates  number of coaches linked with the job and not denied or rejected
// clubId      id of the club, to ask linked_coaches.cypher with
// fact        id of the tenure
OPTIONAL MATCH (store:Store)
WITH coalesce($since, toString(toInteger(substring(store.day, 0, 4)) - 1) + substring(store.day, 4), '') AS earliest
MATCH (club:Club)
WHERE $league IS NULL OR club.league = $league
WITH earliest, club
MATCH (club)<-[job:MANAGES]-(coach:Coach)
WHERE job.status <> 'former' OR job.until >= earliest
WITH earliest, club, coach, job,
     CASE
       WHEN job.status = 'incoming' THEN 1
       WHEN job.status = 'current' AND NOT coalesce(job.interim, false) THEN 2
       WHEN job.status = 'current' THEN 3
       ELSE 4
     END AS turn,
     coalesce(job.until, job.lastReported, '') AS told,
     job.id AS id
ORDER BY turn, told DESC, id
WITH earliest, club, collect(coach)[0] AS coach, collect(job)[0] AS job
WITH club, coach, job,
     CASE
       WHEN coalesce(job.until, job.lastReported, '9999') < earliest THEN null
       WHEN job.status = 'former' THEN 'vacant'
       WHEN job.status = 'current' AND coalesce(job.interim, false) THEN 'interim'
       WHEN job.status = 'current' AND job.outlook IN ['leaving', 'under pressure'] THEN job.outlook
     END AS state
WHERE state IS NOT NULL
OPTIONAL MATCH (club)<-[link:LINKED_TO]-(candidate:Coach)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
WITH club, coach, job, state, count(DISTINCT candidate.id) AS candidates
RETURN club.name AS club,
       state AS state,
       coach.name AS coach,
       job.until AS until,
       job.lastReported AS reported,
       candidates AS candidates,
       club.id AS clubId,
       job.id AS fact
ORDER BY coalesce(reported, '') DESC, club, fact
