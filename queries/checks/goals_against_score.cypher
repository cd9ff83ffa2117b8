// The goals or the result of a side do not fit the score of its match.
//
// Load its articles again; if the fault stays, report it as a fault of Dugout.
//
// match    id of the match
// score    score of the match
// order    1 for the side named first, else 2
// goals    goals of the side
// against  goals of its opponent
// result   W | D | L
MATCH (:Club)-[side:PLAYED]->(match:Match)
WITH match, side,
     CASE side.order
       WHEN 1 THEN toString(side.goals) + '-' + toString(side.against)
       ELSE toString(side.against) + '-' + toString(side.goals)
     END AS score,
     CASE
       WHEN side.goals > side.against THEN 'W'
       WHEN side.goals < side.against THEN 'L'
       WHEN side.goals = side.against THEN 'D'
     END AS result
WHERE coalesce(match.score, '') <> coalesce(score, '')
   OR coalesce(side.result, '') <> coalesce(result, '')
RETURN match.id AS match,
       match.score AS score,
       side.order AS order,
       side.goals AS goals,
       side.against AS against,
       side.result AS result
ORDER BY match, order
