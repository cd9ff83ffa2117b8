MATCH (claim:Claim)
RETURN properties(claim) AS row;
