// Who takes over where, and from whom?
//
// coach          name of the incoming coach
// club           name
// since          date on which the coach begins, ISO, cut to what is told
// contractUntil  end of the contract
// insteadOf      list of the coaches whom the club has now
// reported       date of the latest report
// sources        number of independent reports
// certainty      between 0 and 1
// fact           id of the tenure
MATCH (coach:Coach)-[job:MANAGES]->(club:Club)
WHERE job.status = 'incoming'
OPTIONAL MATCH (club)<-[post:MANAGES]-(old:Coach)
WHERE post.status = 'current'
WITH coach, club, job, old
ORDER BY old.name, old.id
WITH coach, club, job, collect(DISTINCT old.name) AS insteadOf
RETURN coach.name AS coach,
       club.name AS club,
       job.since AS since,
       job.contractUntil AS contractUntil,
       insteadOf AS insteadOf,
       job.lastReported AS reported,
       job.sources AS sources,
       job.certainty AS certainty,
       job.id AS fact
ORDER BY coalesce(reported, '') DESC, coach, club, fact
