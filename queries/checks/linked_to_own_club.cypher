// A coach is linked with the job that he or she has, other than as an interim.
//
// Look at the sentences of both facts with evidence.cypher; a link ends with the appointment.
//
// link    id of the link
// tenure  id of the tenure
MATCH (coach:Coach)-[link:LINKED_TO]->(club:Club)<-[job:MANAGES]-(coach)
WHERE link.until IS NULL
  AND NOT link.stance IN ['denied', 'rejected']
  AND job.status = 'current'
  AND NOT coalesce(job.interim, false)
RETURN link.id AS link,
       job.id AS tenure
ORDER BY link, tenure
