UNWIND $ids AS id
MATCH (claim:Claim {fact: id})
RETURN collect({row: properties(claim)}) AS rows;
