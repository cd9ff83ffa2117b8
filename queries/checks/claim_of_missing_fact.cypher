// A claim supports a fact that the graph has not: a fold was left half written.
//
// Load any article again: a load finishes what an earlier one left.
//
// claim  id of the claim
// fact   id of the fact that is missing
MATCH (coach:Coach)
OPTIONAL MATCH (coach)-[edge:MANAGES|LINKED_TO|WON_TITLE_AT]->(:Club)
WITH coach, collect(edge.id) AS facts
MATCH (coach)<-[:ABOUT]-(claim:Claim)
WHERE NOT claim.fact IN facts
RETURN claim.id AS claim,
       claim.fact AS fact
ORDER BY claim
