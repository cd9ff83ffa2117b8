// How many of a publisher's rumours came true?
//
// A rumour is a chase of which the publisher told before it ended, other than to deny it. It came true when the coach
// is later reported as current or incoming at that club, or began there later.
//
// publisher  name
// rumours    number of chases
// appointed  number of those that came true
// off        number of those that were denied or rejected in the end
// share      part that came true, between 0 and 1
MATCH (coach:Coach)-[link:LINKED_TO]->(club:Club)
OPTIONAL MATCH (coach)-[job:MANAGES]->(club)
WITH link.id AS fact, link.stance AS stance,
     collect(CASE job.status WHEN 'former' THEN job.since ELSE job.firstReported END) AS begun
MATCH (claim:Claim {fact: fact})<-[:STATES]-(article:Article)
WHERE article.publisher IS NOT NULL
  AND NOT claim.stance IN ['denied', 'rejected']
WITH article.publisher AS publisher, fact, stance, begun, min(claim.reported) AS told
WITH publisher, stance, size([day IN begun WHERE day >= told]) AS posts
WITH publisher,
     count(*) AS rumours,
     sum(CASE WHEN posts > 0 THEN 1 ELSE 0 END) AS appointed,
     sum(CASE WHEN posts = 0 AND stance IN ['denied', 'rejected'] THEN 1 ELSE 0 END) AS off
RETURN publisher AS publisher,
       rumours AS rumours,
       appointed AS appointed,
       off AS off,
       round(100.0 * appointed / rumours) / 100 AS share
ORDER BY rumours DESC, appointed DESC, publisher
