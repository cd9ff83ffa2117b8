UNWIND $ids AS id
MATCH (claim:Claim {fact: id})
WITH id, collect(claim.id) AS claims
RETURN collect({fact: id, claims: claims}) AS rows;
