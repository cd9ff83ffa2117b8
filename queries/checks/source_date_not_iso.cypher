// The date of an article, claim or match is no ISO date cut to year, month or day: it does not sort with the others.
//
// Retract the article and load it again with --published and its date.
//
// node  id of the article, claim or match
// date  what it holds
MATCH (node:Article|Claim|Match)
WHERE NOT coalesce(node.published, node.reported, node.date, '2000') =~
    '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?'
RETURN node.id AS node,
       coalesce(node.published, node.reported, node.date) AS date
ORDER BY node
