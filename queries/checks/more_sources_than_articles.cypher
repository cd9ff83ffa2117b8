// A fact counts more independent sources than articles, or none at all.
//
// Fold the claims again by loading any article; if the fault stays, report it as a fault of Dugout.
//
// fact      id of the fact
// articles  number of articles
// sources   number of articles, near-copies counted once
MATCH (:Coach|Club)-[edge:MANAGES|LINKED_TO|WON_TITLE_AT|PLAYED]->(:Club|Match)
WITH DISTINCT edge.id AS fact, edge.articles AS articles, edge.sources AS sources
WHERE coalesce(sources, 0) < 1
   OR coalesce(articles, 0) < sources
RETURN fact AS fact,
       articles AS articles,
       sources AS sources
ORDER BY fact
