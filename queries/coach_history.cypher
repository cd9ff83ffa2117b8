// Which clubs has a coach had, and which come next?
//
// $coach         id of a Coach, e.g. "massimiliano-allegri"
// club           name
// status         former | current | incoming
// since          date of appointment, ISO, cut to what is told
// until          date of leaving
// interim        true for a post until another coach is found
// contractUntil  end of the contract
// reported       date of the latest report
// fact           id of the tenure
MATCH (:Coach {id: $coach})-[job:MANAGES]->(club:Club)
WITH club, job,
     CASE job.status WHEN 'former' THEN 1 WHEN 'current' THEN 2 ELSE 3 END AS turn
RETURN club.name AS club,
       job.status AS status,
       job.since AS since,
       job.until AS until,
       coalesce(job.interim, false) AS interim,
       job.contractUntil AS contractUntil,
       job.lastReported AS reported,
       job.id AS fact
ORDER BY turn, coalesce(since, until, ''), coalesce(until, '9999'), fact
