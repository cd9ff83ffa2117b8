MATCH (claim:Claim)
RETURN max(claim.reported) AS day;

MATCH (claim:Claim)
RETURN max(claim.superseded) AS day;
