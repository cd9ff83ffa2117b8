UNWIND $about AS id
MATCH (:Coach {id: id})<-[:ABOUT]-(claim:Claim {kind: "MANAGES"})
RETURN collect({row: properties(claim)}) AS rows;

UNWIND $about AS id
MATCH (:Club {id: id})<-[:ABOUT]-(claim:Claim {kind: "MANAGES"})
RETURN collect({row: properties(claim)}) AS rows;
