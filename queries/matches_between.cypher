// How did two clubs fare against each other?
//
// $club        id of a Club, e.g. "real-madrid"
// $other       id of a Club, e.g. "barcelona"
// date         ISO, cut to what is told
// goals        goals of the first club
// against      goals of the second club
// result       W | D | L for the first club, in a match that is over
// competition  name, if told
// stage        as told
// status       played | scheduled
// fact         id of the match
MATCH (:Club {id: $club})-[side:PLAYED]->(match:Match)<-[:PLAYED]-(:Club {id: $other})
OPTIONAL MATCH (match)-[:IN_COMPETITION]->(competition:Competition)
RETURN match.date AS date,
       side.goals AS goals,
       side.against AS against,
       side.result AS result,
       competition.name AS competition,
       match.stage AS stage,
       match.status AS status,
       match.id AS fact
ORDER BY coalesce(date, '') DESC, fact
