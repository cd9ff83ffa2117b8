// Which coaches are without a post, and what have they won?
//
// Free is who has left a club and is nowhere current or incoming, as far as the articles tell.
//
// $since    optional, date before which the last post ended or was last told of, e.g. "2025-07"
// coach     name
// lastClub  name of the club of the last post
// until     date of leaving, ISO, cut to what is told
// reported  date of the latest report of that post
// leagues   number of league titles
// wantedBy  list of clubs with whose job the coach is linked, not denied or rejected
// coachId   id of the coach
MATCH (coach:Coach)-[job:MANAGES]->(:Club)
WITH coach, collect(job.status) AS statuses
WHERE none(status IN statuses WHERE status IN ['current', 'incoming'])
MATCH (coach)-[job:MANAGES]->(club:Club)
WITH coach, job, club, coalesce(job.until, job.lastReported, '') AS told, job.id AS id
ORDER BY told DESC, id
WITH coach, max(told) AS told, collect(job)[0] AS last, collect(club)[0] AS club
WHERE told >= coalesce($since, '')
OPTIONAL MATCH (coach)-[title:WON_TITLE_AT]->(:Club)
WITH coach, last, club, title
OPTIONAL MATCH (league:Competition {id: title.competition})
WITH coach, last, club,
     sum(CASE WHEN league.kind = 'league' THEN coalesce(title.count, 1) ELSE 0 END) AS leagues
OPTIONAL MATCH (coach)-[link:LINKED_TO]->(suitor:Club)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
WITH coach, last, club, leagues, suitor.name AS suitor, suitor.id AS id
ORDER BY suitor, id
WITH coach, last, club, leagues, collect(DISTINCT suitor) AS wantedBy
RETURN coach.name AS coach,
       club.name AS lastClub,
       last.until AS until,
       last.lastReported AS reported,
       leagues AS leagues,
       wantedBy AS wantedBy,
       coach.id AS coachId
ORDER BY size(wantedBy) DESC, leagues DESC, coalesce(reported, '') DESC, coach, coachId
