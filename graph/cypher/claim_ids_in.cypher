UNWIND $ids AS id
MATCH (claim:Claim {article: id})
RETURN id AS article, collect(claim.id) AS claims;
