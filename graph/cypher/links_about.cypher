// Lists side by side, which begin with whether they are rumours, and all in one row: rows cost the driver more than
// what stands in them. The other ends have no labels, since the types say what they are and each would be looked at.
CALL () {
  UNWIND $coaches AS id
  MATCH (:Coach {id: id})-[fact:MANAGES|WON_TITLE_AT]->(club)
  WITH id, club, max(coalesce(fact.certainty, 0)) AS certainty
  WHERE certainty >= $least
  WITH id, collect(club.id) AS others, collect(certainty) AS certainties
  RETURN collect([false, "Coach", id, others, certainties, []]) AS rows
  UNION ALL
  UNWIND $clubs AS id
  MATCH (:Club {id: id})<-[fact:MANAGES|WON_TITLE_AT]-(coach)
  WITH id, coach, max(coalesce(fact.certainty, 0)) AS certainty
  WHERE certainty >= $least
  WITH id, collect(coach.id) AS others, collect(certainty) AS certainties
  RETURN collect([false, "Club", id, others, certainties, []]) AS rows
  UNION ALL
  UNWIND $clubs AS id
  MATCH (:Club {id: id})-[fact:PLAYED]->()
  WHERE coalesce(fact.certainty, 0) >= $least
  WITH id,
       collect(coalesce(fact.opponent, "")) AS others,
       collect(coalesce(fact.certainty, 0)) AS certainties,
       collect(coalesce(fact.id, "")) AS matches
  RETURN collect([false, "Club", id, others, certainties, matches]) AS rows
  UNION ALL
  UNWIND $chased AS id
  MATCH (:Coach {id: id})-[fact:LINKED_TO]->(club)
  WITH id, club, max(coalesce(fact.certainty, 0)) AS certainty
  WHERE certainty >= $least
  WITH id, collect(club.id) AS others, collect(certainty) AS certainties
  RETURN collect([true, "Coach", id, others, certainties, []]) AS rows
  UNION ALL
  UNWIND $chasing AS id
  MATCH (:Club {id: id})<-[fact:LINKED_TO]-(coach)
  WITH id, coach, max(coalesce(fact.certainty, 0)) AS certainty
  WHERE certainty >= $least
  WITH id, collect(coach.id) AS others, collect(certainty) AS certainties
  RETURN collect([true, "Club", id, others, certainties, []]) AS rows
}
UNWIND rows AS row
RETURN collect(row) AS rows;
