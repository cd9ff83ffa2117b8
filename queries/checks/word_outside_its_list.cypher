// A status, outlook or stance is none of the words that the schema has.
//
// Fold the claims again by loading any article; if the word stays, report it as a fault of Dugout.
//
// fact     id of the fact
// kind     MANAGES | LINKED_TO | PLAYED
// status   of a tenure: current | former | incoming; of a match: played | scheduled
// outlook  leaving | under pressure | staying
// stance   linked | talks | agreed | denied | rejected
MATCH (:Coach|Club)-[edge:MANAGES|LINKED_TO|PLAYED]->(target:Club|Match)
WITH DISTINCT edge.id AS fact, type(edge) AS kind,
     CASE WHEN type(edge) = 'PLAYED' THEN target.status ELSE edge.status END AS status,
     edge.outlook AS outlook,
     edge.stance AS stance
WHERE (kind = 'MANAGES' AND NOT coalesce(status, '') IN ['current', 'former', 'incoming'])
   OR (kind = 'MANAGES' AND NOT coalesce(outlook, 'staying') IN ['leaving', 'under pressure', 'staying'])
   OR (kind = 'LINKED_TO' AND NOT coalesce(stance, '') IN ['linked', 'talks', 'agreed', 'denied', 'rejected'])
   OR (kind = 'PLAYED' AND NOT coalesce(status, '') IN ['played', 'scheduled'])
RETURN fact AS fact,
       kind AS kind,
       status AS status,
       outlook AS outlook,
       stance AS stance
ORDER BY kind, fact
