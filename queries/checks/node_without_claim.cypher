// A coach, club or competition is in the graph though no claim is about it.
//
// Retract the last article again: what no claim needs any more goes with it. The league of a club stays with the club.
//
// node  id of the coach, club or competition
// name  its name
MATCH (node:Coach|Club|Competition)
WHERE NOT (node)<-[:ABOUT]-(:Claim)
  AND NOT (node)<-[:COMPETES_IN]-(:Club)
RETURN node.id AS node,
       node.name AS name
ORDER BY node
