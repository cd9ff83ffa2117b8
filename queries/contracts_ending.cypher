// Whose contract ends soon?
//
// A contract until "2026" counts as ending in 2026, on whatever day.
//
// $until         date up to which contracts end, e.g. "2026-06-30"
// $since         optional, date from which contracts end, e.g. "2026"
// coach          name
// club           name
// contractUntil  end of the contract, ISO, cut to what is told
// outlook        leaving | under pressure | staying, if told
// reported       date of the latest report
// sources        number of independent reports
// fact           id of the tenure
MATCH (coach:Coach)-[job:MANAGES]->(club:Club)
WHERE job.status = 'current'
  AND substring(job.contractUntil, 0, size($until)) <= $until
  AND job.contractUntil >= substring(coalesce($since, ''), 0, size(job.contractUntil))
RETURN coach.name AS coach,
       club.name AS club,
       job.contractUntil AS contractUntil,
       job.outlook AS outlook,
       job.lastReported AS reported,
       job.sources AS sources,
       job.id AS fact
ORDER BY contractUntil, coach, club, fact
