UNWIND $ids AS id
MATCH (claim:Claim {article: id})
RETURN properties(claim) AS row;
