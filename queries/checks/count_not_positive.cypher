// A number of titles is below one.
//
// Look at the sentences with evidence.cypher; retract the article that has the number wrong.
//
// fact   id of the title
// count  number of titles
MATCH (:Coach)-[title:WON_TITLE_AT]->(:Club)
WHERE title.count < 1
RETURN title.id AS fact,
       title.count AS count
ORDER BY fact
