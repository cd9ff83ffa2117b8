// As in drop_facts: only so is the index on an edge's id used.
MATCH (coach)-[fact:MANAGES]->(club)
WHERE fact.id IN $ids
RETURN "MANAGES" AS type,
       properties(fact) AS edge,
       coach.id AS coach,
       club.id AS club;

MATCH (coach)-[fact:LINKED_TO]->(club)
WHERE fact.id IN $ids
RETURN "LINKED_TO" AS type,
       properties(fact) AS edge,
       coach.id AS coach,
       club.id AS club;

MATCH (coach)-[fact:WON_TITLE_AT]->(club)
WHERE fact.id IN $ids
RETURN "WON_TITLE_AT" AS type,
       properties(fact) AS edge,
       coach.id AS coach,
       club.id AS club;
