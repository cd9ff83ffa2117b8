// A claim is about no coach, club, competition or match: no search from a name finds it.
//
// Retract its article and load it again.
//
// claim    id of the claim
// article  id of the article that the claim names
MATCH (claim:Claim)
WHERE NOT (claim)-[:ABOUT]->()
RETURN claim.id AS claim,
       claim.article AS article
ORDER BY claim
