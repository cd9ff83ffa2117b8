UNWIND $ids AS id
MATCH (claim:Claim {fact: id})
RETURN properties(claim) AS row;
