// How did a club do under its coaches: matches won, drawn and lost in each tenure?
//
// Counted are the matches that articles tell of, from the day of appointment to the day of leaving. A tenure without
// a told beginning, or over without a told end, has no match.
//
// $club    id of a Club, e.g. "real-madrid"
// $coach   optional, id of a Coach (all coaches if left out), e.g. "xabi-alonso"
// coach    name
// since    date of appointment, ISO, cut to what is told
// until    date of leaving
// played   number of matches
// won      number of matches
// drawn    number of matches
// lost     number of matches
// goals    goals of the club
// against  goals of its opponents
// fact     id of the tenure
MATCH (coach:Coach)-[job:MANAGES]->(club:Club {id: $club})
WHERE job.status <> 'incoming'
  AND ($coach IS NULL OR coach.id = $coach)
OPTIONAL MATCH (club)-[side:PLAYED]->(match:Match)
WHERE side.result IS NOT NULL
  AND match.date >= job.since
  AND (substring(match.date, 0, size(job.until)) <= job.until OR (job.status = 'current' AND job.until IS NULL))
WITH coach, job,
     count(match) AS played,
     sum(CASE WHEN side.result = 'W' THEN 1 ELSE 0 END) AS won,
     sum(CASE WHEN side.result = 'D' THEN 1 ELSE 0 END) AS drawn,
     sum(CASE WHEN side.result = 'L' THEN 1 ELSE 0 END) AS lost,
     sum(coalesce(side.goals, 0)) AS goals,
     sum(coalesce(side.against, 0)) AS against
RETURN coach.name AS coach,
       job.since AS since,
       job.until AS until,
       played AS played,
       won AS won,
       drawn AS drawn,
       lost AS lost,
       goals AS goals,
       against AS against,
       job.id AS fact
ORDER BY coalesce(since, until, '') DESC, fact
