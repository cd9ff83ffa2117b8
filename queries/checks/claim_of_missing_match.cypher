// A claim supports a match that the graph has not: a fold was left half written.
//
// Load any article again: a load finishes what an earlier one left.
//
// claim  id of the claim
// match  id of the match that is missing
MATCH (claim:Claim)
WHERE claim.kind = 'PLAYED'
  AND claim.fact IS NOT NULL
WITH claim, claim.fact AS fact
OPTIONAL MATCH (match:Match {id: fact})
WITH claim, fact, count(match) AS matches
WHERE matches = 0
RETURN claim.id AS claim,
       fact AS match
ORDER BY claim
