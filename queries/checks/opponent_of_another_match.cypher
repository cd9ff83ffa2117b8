// A side of a match names another opponent than the club on its other side.
//
// Load its articles again; if the fault stays, report it as a fault of Dugout.
//
// match     id of the match
// club      id of the club
// opponent  what its edge has as the opponent's id
// other     id of the club on the other side
MATCH (club:Club)-[edge:PLAYED]->(match:Match)
MATCH (match)<-[side:PLAYED]-(other:Club)
WHERE side.order <> edge.order
  AND coalesce(edge.opponent, '') <> other.id
RETURN match.id AS match,
       club.id AS club,
       edge.opponent AS opponent,
       other.id AS other
ORDER BY match, club, other
