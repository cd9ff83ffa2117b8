UNWIND $ids AS id
MATCH (claim:Claim {article: id})
RETURN collect({row: properties(claim)}) AS rows;
