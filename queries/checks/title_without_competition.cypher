// A title is of a competition that the graph has not: questions for league titles pass it over.
//
// Load its articles again: a load finishes what an earlier one left.
//
// fact         id of the title
// competition  id of the competition that is missing
MATCH (:Coach)-[title:WON_TITLE_AT]->(:Club)
WITH title
OPTIONAL MATCH (competition:Competition {id: title.competition})
WITH title, count(competition) AS found
WHERE found = 0
RETURN title.id AS fact,
       title.competition AS competition
ORDER BY fact
