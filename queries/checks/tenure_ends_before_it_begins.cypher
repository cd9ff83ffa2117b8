// A tenure or its contract ends before the tenure begins.
//
// Look at the sentences with evidence.cypher; retract the article that has the date wrong.
//
// fact           id of the tenure
// since          date of appointment
// until          date of leaving
// contractUntil  end of the contract
MATCH (:Coach)-[job:MANAGES]->(:Club)
WHERE substring(job.until, 0, size(job.since)) < substring(job.since, 0, size(job.until))
   OR substring(job.contractUntil, 0, size(job.since)) < substring(job.since, 0, size(job.contractUntil))
RETURN job.id AS fact,
       job.since AS since,
       job.until AS until,
       job.contractUntil AS contractUntil
ORDER BY fact
