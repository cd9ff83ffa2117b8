// Which rumours have been denied or turned down?
//
// $club     optional, id of a Club (all clubs if left out), e.g. "real-madrid"
// coach     name
// club      name
// stance    denied | rejected
// since     date of the first report, ISO, cut to what is known
// reported  date of the latest report
// sources   number of independent reports
// fact      id to ask evidence.cypher with
MATCH (club:Club)
WHERE $club IS NULL OR club.id = $club
WITH club
MATCH (club)<-[link:LINKED_TO]-(coach:Coach)
WHERE link.stance IN ['denied', 'rejected']
RETURN coach.name AS coach,
       club.name AS club,
       link.stance AS stance,
       link.firstReported AS since,
       link.lastReported AS reported,
       link.sources AS sources,
       link.id AS fact
ORDER BY coalesce(reported, '') DESC, coach, club, fact
