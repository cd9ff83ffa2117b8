// Lists side by side in one row: rows cost the driver more than what stands in them.
UNWIND $coaches AS id
MATCH (:Coach {id: id})-[fact:MANAGES|WON_TITLE_AT]->(club:Club)
WITH id, club, max(coalesce(fact.certainty, 0)) AS certainty
WITH id, collect(club.id) AS others, collect(certainty) AS certainties
RETURN collect(["Coach", id, others, certainties, []]) AS rows
UNION ALL
UNWIND $clubs AS id
MATCH (:Club {id: id})<-[fact:MANAGES|WON_TITLE_AT]-(coach:Coach)
WITH id, coach, max(coalesce(fact.certainty, 0)) AS certainty
WITH id, collect(coach.id) AS others, collect(certainty) AS certainties
RETURN collect(["Club", id, others, certainties, []]) AS rows
UNION ALL
UNWIND $clubs AS id
MATCH (:Club {id: id})-[fact:PLAYED]->(:Match)
WITH id,
     collect(coalesce(fact.opponent, "")) AS others,
     collect(coalesce(fact.certainty, 0)) AS certainties,
     collect(coalesce(fact.id, "")) AS matches
RETURN collect(["Club", id, others, certainties, matches]) AS rows;
