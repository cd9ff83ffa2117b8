// A claim supports a fact that the graph has not: a fold was left half written.
//
// Load any article again: a load finishes what an earlier one left.
//
// claim  id of the claim
// fact   id of the fact that is missing
MATCH (claim:Claim)
WHERE claim.fact IS NOT NULL
OPTIONAL MATCH (claim)-[:ABOUT]->(:Coach)-[edge:MANAGES|LINKED_TO|WON_TITLE_AT]->(:Club)
WHERE edge.id = claim.fact
OPTIONAL MATCH (match:Match {id: claim.fact})
WITH claim, count(edge) + count(match) AS found
WHERE found = 0
RETURN claim.id AS claim,
       claim.fact AS fact
ORDER BY claim
