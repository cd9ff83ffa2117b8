// Which coaches are linked with the job at a club?
//
// The latest report comes first; a chase that is over has a date in `until`, or is denied or rejected.
//
// $club     id of a Club, e.g. "real-madrid"
// coach     name, as in most reports
// stance    linked | talks | agreed | denied | rejected
// since     date of the first report, ISO, cut to what is known
// reported  date of the latest report
// until     date on which the chase ended
// sources   number of independent reports
// certainty  between 0 and 1
// fact      id to ask evidence.cypher with
MATCH (:Club {id: $club})<-[link:LINKED_TO]-(coach:Coach)
RETURN coach.name AS coach,
       link.stance AS stance,
       link.firstReported AS since,
       link.lastReported AS reported,
       link.until AS until,
       link.sources AS sources,
       link.certainty AS certainty,
       link.id AS fact
ORDER BY coalesce(reported, '') DESC, coach, fact
