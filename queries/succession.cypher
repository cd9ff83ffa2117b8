// Who followed whom in the job at a club?
//
// In the order of the told dates; a coach between two whom no article names is missing.
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
WITH coach, job,
     CASE job.status WHEN 'former' THEN 1 WHEN 'current' THEN 2 ELSE 3 END AS turn
ORDER BY turn, coalesce(job.since, job.until, job.firstReported, ''), coalesce(job.until, '9999'), job.id
WITH collect(coach) AS coaches, collect(job) AS jobs
UNWIND range(0, size(jobs) - 1) AS place
WITH place, coaches[place] AS coach, jobs[place] AS job, coaches[place + 1] AS next
RETURN coach.name AS coach,
       job.status AS status,
       job.since AS since,
       job.until AS until,
       coalesce(job.interim, false) AS interim,
       next.name AS followedBy,
       job.id AS fact
ORDER BY place
