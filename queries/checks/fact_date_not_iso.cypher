// A date of a fact is no ISO date cut to year, month or day: it does not sort with the others.
//
// Look at the sentences with evidence.cypher; retract the article that has the date wrong.
//
// fact   id of the fact
// field  name of the property
// date   what it holds
MATCH (:Coach|Club)-[edge:MANAGES|LINKED_TO|WON_TITLE_AT|PLAYED]->(:Club|Match)
UNWIND ['since', 'until', 'contractUntil', 'firstReported', 'lastReported'] AS field
WITH DISTINCT edge.id AS fact, field, edge[field] AS date
WHERE date IS NOT NULL
  AND NOT date =~ '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?'
RETURN fact AS fact,
       field AS field,
       date AS date
ORDER BY fact, field
