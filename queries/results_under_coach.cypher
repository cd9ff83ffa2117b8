// How did a club do under its coaches: matches won, drawn and lost in each tenure?
//
// Counted are the matches that articles tell of, from the day of appointment (for a coach of now without a told one,
// from the first report) to the day of leaving. Other tenures without a told beginning, and those over without a told
// end, have no match.
//
// $club    id of a Club, e.g. "real-madrid"
// $coach   optional, id of a Coach (all coaches if left out), e.g. "xabi-alonso"
// coach    name
// since    date of appointment, ISO, cut to what is told
// until    date of leaving
// counted  date from which matches count
// played   number of matches
// won      number of matches
// drawn    number of matches
// lost     number of matches
// goals    goals of the club
// against  goals of its opponents
// fact     id of the tenure
MATCH (club:Club {id: $club})
OPTIONAL MATCH (club)-[side:PLAYED]->(match:Match)
WHERE side.result IS NOT NULL
WITH club,
     collect({date: match.date, result: side.result, goals: side.goals, against: side.against}) AS told
MATCH (club)<-[job:MANAGES]-(coach:Coach)
WHERE job.status <> 'incoming'
  AND ($coach IS NULL OR coach.id = $coach)
WITH coach, job, told,
     coalesce(job.since, CASE job.status WHEN 'current' THEN job.firstReported END) AS counted
WITH coach, job, counted,
     [game IN told
       WHERE game.date >= counted
         AND (substring(game.date, 0, size(job.until)) <= job.until OR (job.status = 'current' AND job.until IS NULL))
     ] AS games
RETURN coach.name AS coach,
       job.since AS since,
       job.until AS until,
       counted AS counted,
       size(games) AS played,
       size([game IN games WHERE game.result = 'W']) AS won,
       size([game IN games WHERE game.result = 'D']) AS drawn,
       size([game IN games WHERE game.result = 'L']) AS lost,
       reduce(total = 0, game IN games | total + game.goals) AS goals,
       reduce(total = 0, game IN games | total + game.against) AS against,
       job.id AS fact
ORDER BY coalesce(since, counted, until, '') DESC, fact
