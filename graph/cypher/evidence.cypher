UNWIND $ids AS id
MATCH (claim:Claim {fact: id})
RETURN id AS fact, claim.id AS claim;
