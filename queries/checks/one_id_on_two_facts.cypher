// Two facts share an id: evidence of the one shows up under the other.
//
// Load the articles again; if the fault stays, report it as a fault of Dugout.
//
// fact   id that is not alone
// facts  number of facts that have it
MATCH (coach:Coach)-[edge:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
WITH edge.id AS fact, count(edge) AS facts
WHERE facts > 1
RETURN fact AS fact,
       facts AS facts
ORDER BY fact
