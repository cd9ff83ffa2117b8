// A claim comes from no article, or from several: its sentence cannot be shown in its place.
//
// Retract the article that the claim names and load it again.
//
// claim     id of the claim
// article   id of the article that the claim names
// articles  number of articles that state it
MATCH (claim:Claim)
OPTIONAL MATCH (claim)<-[:STATES]-(article:Article)
WITH claim, count(article) AS articles
WHERE articles <> 1
RETURN claim.id AS claim,
       claim.article AS article,
       articles AS articles
ORDER BY claim
