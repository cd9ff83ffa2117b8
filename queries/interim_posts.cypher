// Which clubs are in the hands of an interim coach, and who is linked with the job?
//
// club        name
// coach       the interim coach
// since       date of appointment, ISO, cut to what is told
// reported    date of the latest report
// candidates  list of coaches linked with the job and not denied or rejected
// fact        id of the tenure
MATCH (coach:Coach)-[job:MANAGES]->(club:Club)
WHERE job.status = 'current'
  AND job.interim = true
OPTIONAL MATCH (club)<-[link:LINKED_TO]-(candidate:Coach)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
WITH club, coach, job, candidate
ORDER BY candidate.name, candidate.id
WITH club, coach, job, collect(DISTINCT candidate.name) AS candidates
RETURN club.name AS club,
       coach.name AS coach,
       job.since AS since,
       job.lastReported AS reported,
       candidates AS candidates,
       job.id AS fact
ORDER BY coalesce(reported, '') DESC, club, fact
