// As links_about.
UNWIND $coaches AS id
MATCH (:Coach {id: id})-[fact:LINKED_TO]->(club:Club)
WITH id, club, max(coalesce(fact.certainty, 0)) AS certainty
WITH id, collect(club.id) AS others, collect(certainty) AS certainties
RETURN collect(["Coach", id, others, certainties, []]) AS rows
UNION ALL
UNWIND $clubs AS id
MATCH (:Club {id: id})<-[fact:LINKED_TO]-(coach:Coach)
WITH id, coach, max(coalesce(fact.certainty, 0)) AS certainty
WITH id, collect(coach.id) AS others, collect(certainty) AS certainties
RETURN collect(["Club", id, others, certainties, []]) AS rows;
