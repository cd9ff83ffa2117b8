// The first report of a fact is later than its last.
//
// Fold the claims again by loading any article; if the fault stays, report it as a fault of Dugout.
//
// fact   id of the fact
// first  date of the first report
// last   date of the latest report
MATCH (:Coach|Club)-[edge:MANAGES|LINKED_TO|WON_TITLE_AT|PLAYED]->(:Club|Match)
WHERE edge.lastReported < substring(edge.firstReported, 0, size(edge.lastReported))
RETURN DISTINCT edge.id AS fact,
       edge.firstReported AS first,
       edge.lastReported AS last
ORDER BY fact
