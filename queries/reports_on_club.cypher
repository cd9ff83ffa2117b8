// Which articles tell most recently of a club?
//
// $club      id of a Club, e.g. "real-madrid"
// $limit     optional, number of rows (20 if left out), e.g. 50
// published  date, ISO, cut to what is known
// publisher  name, if known
// headline   of the article
// url        of the article
// coaches    list of coaches whom its sentences on the club name
// claims     number of those sentences
// article    id of the article
MATCH (:Club {id: $club})<-[:ABOUT]-(claim:Claim)
WITH claim.article AS id, max(claim.reported) AS published, collect(claim) AS said
ORDER BY coalesce(published, '') DESC, id
LIMIT coalesce($limit, 20)
UNWIND said AS claim
WITH id, claim
ORDER BY claim.coachName, claim.id
WITH id, collect(DISTINCT claim.coachName) AS coaches, count(claim) AS claims
MATCH (article:Article {id: id})
RETURN article.published AS published,
       article.publisher AS publisher,
       article.headline AS headline,
       article.url AS url,
       coaches AS coaches,
       claims AS claims,
       article.id AS article
ORDER BY coalesce(published, '') DESC, article
