UNWIND $ids AS id
MATCH (claim:Claim {id: id})
RETURN collect({row: properties(claim)}) AS rows;
