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
MATCH (:Competition {id: $league})<-[:COMPETES_IN]-(club:Club)
OPTIONAL MATCH (club)<-[job:MANAGES]-(coach:Coach)
WHERE job.status <> 'former'
WITH club, job, coach
ORDER BY coalesce(job.interim, false), coalesce(job.lastReported, '') DESC, job.id
WITH club, collect({job: job, coach: coach.name}) AS posts
WITH club,
     [post IN posts WHERE post.job.status = 'current'][0] AS now,
     [post IN posts WHERE post.job.status = 'incoming'][0] AS next
OPTIONAL MATCH (club)<-[link:LINKED_TO]-(candidate:Coach)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
WITH club, now, next, candidate
ORDER BY candidate.name, candidate.id
WITH club, now, next, collect(DISTINCT candidate.name) AS candidates
RETURN club.name AS club,
       now.coach AS coach,
       now.job.interim AS interim,
       now.job.since AS since,
       now.job.contractUntil AS contractUntil,
       now.job.outlook AS outlook,
       next.coach AS next,
       candidates AS candidates,
       club.id AS clubId
ORDER BY club, clubId
