// What was reported last?
//
// One row a fact, with the latest sentence behind it.
//
// $since     date from which reports count, e.g. "2026-03-01"
// $limit     optional, number of rows (20 if left out), e.g. 50
// reported   date of the latest report, ISO, cut to what is known
// kind       MANAGES | LINKED_TO | WON_TITLE_AT | PLAYED
// coach      name, for all but matches
// club       name
// says       stance, status, score or title that the sentence gives
// quote      the sentence, as printed
// publisher  name, if known
// fact       id to ask evidence.cypher with
MATCH (article:Article)
WHERE article.published >= $since
MATCH (article)-[:STATES]->(claim:Claim)
WHERE claim.fact IS NOT NULL
WITH article, claim, claim.reported AS reported, claim.id AS id
ORDER BY reported DESC, id
WITH claim.fact AS fact, collect(claim)[0] AS claim, collect(article)[0] AS article
RETURN claim.reported AS reported,
       claim.kind AS kind,
       claim.coachName AS coach,
       claim.clubName AS club,
       coalesce(
         claim.stance,
         claim.clubName + ' ' + claim.score + ' ' + claim.opponentName,
         claim.status,
         claim.competitionName
       ) AS says,
       claim.quote AS quote,
       article.publisher AS publisher,
       fact AS fact
ORDER BY reported DESC, fact
LIMIT coalesce($limit, 20)
