// Of the facts that join a coach and a club, the surest: no other is on a surest way.
UNWIND $ids AS id
MATCH (coach:Coach {id: id})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
WHERE $rumours OR type(fact) <> "LINKED_TO"
WITH coach.id AS coach, club.id AS club, max(fact.certainty) AS certainty
RETURN collect([coach, club, certainty]) AS rows
UNION ALL
UNWIND $ids AS id
MATCH (club:Club {id: id})<-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]-(coach:Coach)
WHERE $rumours OR type(fact) <> "LINKED_TO"
WITH coach.id AS coach, club.id AS club, max(fact.certainty) AS certainty
RETURN collect([coach, club, certainty]) AS rows
UNION ALL
// Of the matches of two clubs, the surest few, which may be on as many surest ways.
UNWIND $ids AS id
MATCH (one:Club {id: id})-[fact:PLAYED]->(match:Match)<-[:PLAYED]-(other:Club)
WITH one.id AS one, other.id AS other, match.id AS match, fact.certainty AS certainty
ORDER BY certainty DESC, match
WITH one, other, collect([match, certainty])[..$matches] AS matches
RETURN collect([one, other, matches]) AS rows;
