// A match has another number of sides than two, or no first and second side.
//
// Load its articles again: a load finishes what an earlier one left.
//
// match   id of the match
// orders  list of the sides that it has
MATCH (match:Match)
OPTIONAL MATCH (match)<-[side:PLAYED]-(:Club)
WITH match, side
ORDER BY side.order
WITH match, collect(side.order) AS orders
WHERE orders <> [1, 2]
RETURN match.id AS match,
       orders AS orders
ORDER BY match
