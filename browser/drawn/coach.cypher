// What is known of a coach: clubs, links, titles?
//
// $coach  id of a Coach, e.g. "massimiliano-allegri"
// coach   the coach
// fact    MANAGES, LINKED_TO or WON_TITLE_AT
// club    the club
MATCH (coach:Coach {id: $coach})-[fact:MANAGES|LINKED_TO|WON_TITLE_AT]->(club:Club)
RETURN coach AS coach,
       fact AS fact,
       club AS club
ORDER BY fact.id
