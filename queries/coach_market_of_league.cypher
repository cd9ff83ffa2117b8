// How does the coaching market of a league stand, club by club?
//
// $league        id of a Competition, e.g. "premier-league"
// club           name
// coach          name of the coach now, if told
// interim        true for a coach until another is found
// since          date of appointment, ISO, cut to what is told
// contractUntil  end of the contract
// outlook        leaving | under pressure | staying, if told
// next           name of the incoming coach, if told
// candidates     list of coaches linked with the job and not denied or rejected
// clubId         id of the club
MATCH (club:Club)-[:COMPETES_IN]->(:Competition {id: $league})
OPTIONAL MATCH (coach:Coach)-[job:MANAGES]->(club)
WHERE job.status = 'current'
WITH club, coach, job
ORDER BY coalesce(job.interim, false), coalesce(job.lastReported, '') DESC, job.id
WITH club, collect(coach)[0] AS coach, collect(job)[0] AS job
OPTIONAL MATCH (successor:Coach)-[coming:MANAGES]->(club)
WHERE coming.status = 'incoming'
WITH club, coach, job, successor, coming
ORDER BY coalesce(coming.lastReported, '') DESC, coming.id
WITH club, coach, job, collect(successor.name)[0] AS next
OPTIONAL MATCH (candidate:Coach)-[link:LINKED_TO]->(club)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
WITH club, coach, job, next, candidate
ORDER BY candidate.name, candidate.id
WITH club, coach, job, next, collect(DISTINCT candidate.name) AS candidates
RETURN club.name AS club,
       coach.name AS coach,
       job.interim AS interim,
       job.since AS since,
       job.contractUntil AS contractUntil,
       job.outlook AS outlook,
       next AS next,
       candidates AS candidates,
       club.id AS clubId
ORDER BY club, clubId
