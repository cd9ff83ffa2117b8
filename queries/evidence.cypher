// Which sentences stand behind a fact?
//
// $fact      id of a fact, as other questions return it, e.g. "massimiliano-allegri--real-madrid--chase-1"
// reported   date of the article, ISO, cut to what is known
// publisher  name, if known
// quote      the sentence, as printed
// says       stance, status, score or title that the sentence gives
// wording    confirmed | understood | reportedly | denied | bookmakers
// headline   of the article
// url        of the article
// article    id of the article
// claim      id of the claim
MATCH (claim:Claim {fact: $fact})<-[:STATES]-(article:Article)
RETURN claim.reported AS reported,
       article.publisher AS publisher,
       claim.quote AS quote,
       coalesce(
         claim.stance,
         claim.clubName + ' ' + claim.score + ' ' + claim.opponentName,
         claim.status,
         claim.competitionName
       ) AS says,
       claim.wording AS wording,
       article.headline AS headline,
       article.url AS url,
       article.id AS article,
       claim.id AS claim
ORDER BY coalesce(reported, '') DESC, claim
