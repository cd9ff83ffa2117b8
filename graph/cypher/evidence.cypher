UNWIND $ids AS id
MATCH (claim:Claim {fact: id})
RETURN id AS fact, collect(claim.id) AS claims;
