// The goals or the result of a side do not fit the score of its match.
//
// Load its articles again; if the fault stays, report it as a fault of Dugout.
//
// match    id of the match
// score    score of the match
// side     1 for the side named first, else 2
// goals    goals of the side
// against  goals of its opponent
// result   W | D | L
MATCH (:Club)-[edge:PLAYED]->(match:Match)
WITH match, edge,
     CASE edge.order
       WHEN 1 THEN toString(edge.goals) + '-' + toString(edge.against)
       ELSE toString(edge.against) + '-' + toString(edge.goals)
     END AS score,
     CASE
       WHEN edge.goals > edge.against THEN 'W'
       WHEN edge.goals < edge.against THEN 'L'
       WHEN edge.goals = edge.against THEN 'D'
     END AS result
WHERE coalesce(match.score, '') <> coalesce(score, '')
   OR coalesce(edge.result, '') <> coalesce(result, '')
RETURN match.id AS match,
       match.score AS score,
       edge.order AS side,
       edge.goals AS goals,
       edge.against AS against,
       edge.result AS result
ORDER BY match, side
