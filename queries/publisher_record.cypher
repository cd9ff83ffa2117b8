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
MATCH (claim:Claim {fact: link.id})<-[:STATES]-(article:Article)
WHERE article.publisher IS NOT NULL
  AND NOT claim.stance IN ['denied', 'rejected']
WITH coach, club, link, article.publisher AS publisher, min(claim.reported) AS told
OPTIONAL MATCH (coach)-[job:MANAGES]->(club)
WHERE (job.status <> 'former' AND job.firstReported >= told)
   OR (job.status = 'former' AND job.since >= told)
WITH publisher, link, CASE WHEN count(job) > 0 THEN 1 ELSE 0 END AS hit
WITH publisher,
     count(link) AS rumours,
     sum(hit) AS appointed,
     sum(CASE WHEN hit = 0 AND link.stance IN ['denied', 'rejected'] THEN 1 ELSE 0 END) AS off
RETURN publisher AS publisher,
       rumours AS rumours,
       appointed AS appointed,
       off AS off,
       round(100.0 * appointed / rumours) / 100 AS share
ORDER BY rumours DESC, appointed DESC, publisher
