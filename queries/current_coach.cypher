// Who coaches a club now?
//
// More than one row: reports name an interim beside the coach, joint coaches, or disagree.
//
// $club          id of a Club, e.g. "real-madrid"
// coach          name
// since          date of appointment, ISO, cut to what is told
// contractUntil  end of the contract
// interim        true for a coach until another is found
// outlook        leaving | under pressure | staying, if told
// reported       date of the latest report
// sources        number of independent reports
// certainty      between 0 and 1
// fact           id of the tenure
MATCH (:Club {id: $club})<-[job:MANAGES]-(coach:Coach)
WHERE job.status = 'current'
RETURN coach.name AS coach,
       job.since AS since,
       job.contractUntil AS contractUntil,
       coalesce(job.interim, false) AS interim,
       job.outlook AS outlook,
       job.lastReported AS reported,
       job.sources AS sources,
       job.certainty AS certainty,
       job.id AS fact
ORDER BY interim, coalesce(reported, '') DESC, coach, fact
