// A fact has no claim behind it: nobody can say which article told it.
//
// Load the articles again; if the fact stays, it was written past the fold: report it as a fault of Dugout.
//
// fact  id of the fact
// kind  MANAGES | LINKED_TO | WON_TITLE_AT | PLAYED
MATCH (:Coach|Club)-[edge:MANAGES|LINKED_TO|WON_TITLE_AT|PLAYED]->(:Club|Match)
WITH DISTINCT edge.id AS fact, type(edge) AS kind
OPTIONAL MATCH (claim:Claim {fact: fact})
WITH fact, kind, count(claim) AS claims
WHERE claims = 0
RETURN fact AS fact,
       kind AS kind
ORDER BY kind, fact
