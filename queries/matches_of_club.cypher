// Which matches of a club do the articles tell of?
//
// $club        id of a Club, e.g. "real-madrid"
// date         ISO, cut to what is told
// opponent     name
// goals        goals of the club
// against      goals of the opponent
// result       W | D | L, for a match that is over
// competition  name, if told
// stage        as told
// status       played | scheduled
// fact         id of the match
MATCH (:Club {id: $club})-[side:PLAYED]->(match:Match)<-[other:PLAYED]-(opponent:Club)
WHERE side.order <> other.order
OPTIONAL MATCH (match)-[:IN_COMPETITION]->(competition:Competition)
RETURN match.date AS date,
       opponent.name AS opponent,
       side.goals AS goals,
       side.against AS against,
       side.result AS result,
       competition.name AS competition,
       match.stage AS stage,
       match.status AS status,
       match.id AS fact
ORDER BY coalesce(date, '') DESC, fact, goals
