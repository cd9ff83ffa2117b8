// A claim has no quote, or a quote from nowhere: its evidence cannot be read.
//
// Retract its article and load it again.
//
// claim  id of the claim
// quote  what it has
// start  offset of its first character
// end    offset after its last character
MATCH (claim:Claim)
WHERE trim(coalesce(claim.quote, '')) = ''
   OR coalesce(claim.start, -1) < 0
   OR coalesce(claim.end, 0) <= coalesce(claim.start, 0)
RETURN claim.id AS claim,
       claim.quote AS quote,
       claim.start AS start,
       claim.end AS end
ORDER BY claim
