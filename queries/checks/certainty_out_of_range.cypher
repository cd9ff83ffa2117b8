// A fact has no certainty between 0 and 1: paths over it have no length.
//
// Fold the claims again by loading any article; if the fault stays, report it as a fault of Dugout.
//
// fact       id of the fact
// certainty  what it holds
MATCH (:Coach|Club)-[edge:MANAGES|LINKED_TO|WON_TITLE_AT|PLAYED]->(:Club|Match)
WITH DISTINCT edge.id AS fact, edge.certainty AS certainty
WHERE coalesce(certainty, -1) <= 0
   OR certainty > 1
RETURN fact AS fact,
       certainty AS certainty
ORDER BY fact
