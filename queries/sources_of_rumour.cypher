// Who brought a rumour first, and who repeated it?
//
// $coach     id of a Coach, e.g. "massimiliano-allegri"
// $club      id of a Club, e.g. "real-madrid"
// publisher  name, if known
// first      date of its first report, ISO, cut to what is known
// last       date of its latest report
// articles   number of its articles
// says       list of the stances that it reported, the latest last
// fact       id of the chase
MATCH (:Coach {id: $coach})-[link:LINKED_TO]->(:Club {id: $club})
WITH link.id AS fact
MATCH (claim:Claim {fact: fact})<-[:STATES]-(article:Article)
WITH fact, claim, article
ORDER BY coalesce(claim.reported, ''), claim.id
WITH fact,
     article.publisher AS publisher,
     min(claim.reported) AS first,
     max(claim.reported) AS last,
     count(DISTINCT article.id) AS articles,
     collect(DISTINCT claim.stance) AS says
RETURN publisher AS publisher,
       first AS first,
       last AS last,
       articles AS articles,
       says AS says,
       fact AS fact
ORDER BY coalesce(first, '9999'), coalesce(publisher, ''), fact
