UNWIND $matches AS id
MATCH (match:Match {id: id})<-[side:PLAYED]-(:Club)
MATCH (match)<-[other:PLAYED]-(club:Club)
WHERE other.order <> side.order
SET side.opponent = club.id;
