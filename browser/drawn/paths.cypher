// What joins a coach and a club, by posts, links and titles, in the fewest steps?
//
// $coach  id of a Coach, e.g. "massimiliano-allegri"
// $club   id of a Club, e.g. "real-madrid"
// path    coach, club, coach, club
MATCH (coach:Coach {id: $coach})
MATCH (club:Club {id: $club})
MATCH path = (coach)-[:MANAGES|LINKED_TO|WON_TITLE_AT*1..3]-(club)
RETURN path AS path
ORDER BY length(path)
LIMIT 40
