UNWIND $ids AS id
MATCH (claim:Claim {article: id})
DETACH DELETE claim;

UNWIND $ids AS id
MATCH (article:Article {id: id})
DETACH DELETE article;
