// Which matches did a club play or will it, against whom and in which competition?
//
// $club        id of a Club, e.g. "real-madrid"
// club         the club
// own          PLAYED of the club
// match        the match
// other        PLAYED of its opponent
// opponent     the opponent
// belongs      IN_COMPETITION
// competition  the competition, if told
MATCH (club:Club {id: $club})-[own:PLAYED]->(match:Match)<-[other:PLAYED]-(opponent:Club)
OPTIONAL MATCH (match)-[belongs:IN_COMPETITION]->(competition:Competition)
RETURN club AS club,
       own AS own,
       match AS match,
       other AS other,
       opponent AS opponent,
       belongs AS belongs,
       competition AS competition
ORDER BY match.id, opponent.id
