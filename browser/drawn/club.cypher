// Who coaches a club, who did, who will, and who is linked with the job?
//
// $club  id of a Club, e.g. "real-madrid"
// coach  the coach
// fact   MANAGES, or LINKED_TO
// club   the club
MATCH (club:Club {id: $club})<-[fact:MANAGES|LINKED_TO]-(coach:Coach)
RETURN coach AS coach,
       fact AS fact,
       club AS club
ORDER BY fact.id
