// Which coaches linked with the job at a club have won several league titles?
//
// Titles of all their clubs count together, those of lower leagues too. Where no number is told, a title counts once.
// One row a coach and club, with the stance of the latest chase: a denied or rejected one is told as such.
//
// $club     optional, id of a Club (all clubs if left out), e.g. "real-madrid"
// $least    optional, least number of league titles (2 if left out), e.g. 3
// coach     name
// club      name of the club with whose job the coach is linked
// stance    linked | talks | agreed | denied | rejected
// titles    number of league titles
// won       list of league, club and number, the most first
// reported  date of the latest report of the link, ISO, cut to what is known
// sources   number of independent reports of the link
// fact      id of the link
MATCH (club:Club)
WHERE $club IS NULL OR club.id = $club
WITH club
MATCH (club)<-[link:LINKED_TO]-(coach:Coach)
WITH coach, club, link, coalesce(link.lastReported, '') AS reported, link.id AS id
ORDER BY reported DESC, id DESC
WITH coach, club, collect(link)[0] AS link
WITH coach, collect({club: club, link: link}) AS chases
MATCH (coach)-[title:WON_TITLE_AT]->(winner:Club)
WITH coach, chases, title, winner
MATCH (league:Competition {id: title.competition})
WHERE league.kind = 'league'
WITH coach, chases,
     coalesce(title.count, 1) AS times,
     league.name AS name,
     winner.name AS side,
     title.id AS id
ORDER BY times DESC, name, side, id
WITH coach, chases,
     sum(times) AS titles,
     collect(name + ' with ' + side + ': ' + toString(times)) AS won
WHERE titles >= coalesce($least, 2)
UNWIND chases AS chase
WITH coach, titles, won, chase.club AS club, chase.link AS link
RETURN coach.name AS coach,
       club.name AS club,
       link.stance AS stance,
       titles AS titles,
       won AS won,
       link.lastReported AS reported,
       link.sources AS sources,
       link.id AS fact
ORDER BY titles DESC, coach, club, fact
