// Which facts of now hang on a single source?
//
// Current and incoming posts and open links with one independent report, the least certain first.
//
// $limit     optional, number of rows (20 if left out), e.g. 50
// kind       MANAGES | LINKED_TO
// coach      name
// club       name
// says       status or stance
// certainty  between 0 and 1
// reported   date of the report, ISO, cut to what is known
// fact       id to ask evidence.cypher with
MATCH (coach:Coach)-[fact:MANAGES|LINKED_TO]->(club:Club)
WHERE fact.sources = 1
  AND (fact.status IN ['current', 'incoming'] OR (fact.stance IN ['linked', 'talks', 'agreed'] AND fact.until IS NULL))
RETURN type(fact) AS kind,
       coach.name AS coach,
       club.name AS club,
       coalesce(fact.status, fact.stance) AS says,
       fact.certainty AS certainty,
       fact.lastReported AS reported,
       fact.id AS fact
ORDER BY certainty, coalesce(reported, '') DESC, fact
LIMIT coalesce($limit, 20)
