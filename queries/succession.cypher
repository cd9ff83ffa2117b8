// Who followed whom in the job at a club?
//
// In the order of the told dates; a tenure that is over and has none is left out. One coach follows another where the
// dates meet within a year: nobody knows of a coach between them whom no article names.
//
// $club       id of a Club, e.g. "real-madrid"
// coach       name
// status      former | current | incoming
// since       date of appointment, ISO, cut to what is told
// until       date of leaving
// interim     true for a post until another coach is found
// followedBy  name of the next coach
// fact        id of the tenure
MATCH (:Club {id: $club})<-[job:MANAGES]-(coach:Coach)
WHERE job.status <> 'former'
   OR job.since IS NOT NULL
   OR job.until IS NOT NULL
WITH coach, job,
     CASE job.status WHEN 'former' THEN 1 WHEN 'current' THEN 2 ELSE 3 END AS turn
ORDER BY turn, coalesce(job.since, job.until, job.firstReported, ''), coalesce(job.until, '9999'), job.id
WITH collect({job: job, name: coach.name}) AS posts
UNWIND range(0, size(posts) - 1) AS place
WITH place, posts[place].name AS coach, posts[place].job AS job, posts[place + 1].name AS next, posts[place + 1].job AS to
WITH place, coach, job, next,
     (job.status = 'current' AND to.status = 'incoming')
     OR toInteger(substring(coalesce(to.since, CASE to.status WHEN 'former' THEN null ELSE to.firstReported END), 0, 4))
       <= toInteger(substring(job.until, 0, 4)) + 1 AS meet
RETURN coach AS coach,
       job.status AS status,
       job.since AS since,
       job.until AS until,
       coalesce(job.interim, false) AS interim,
       CASE WHEN meet THEN next END AS followedBy,
       job.id AS fact
ORDER BY place
