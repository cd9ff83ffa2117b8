// Which coaches do two clubs have in common?
//
// $club     id of a Club, e.g. "real-madrid"
// $other    id of a Club, e.g. "ac-milan"
// coach     name
// atClub    list of former | current | incoming, and stances of links, at the first club
// atOther   the same at the second club
// managed   number of the two clubs that the coach has, had or will have (0, 1, 2)
// coachId   id of the coach
MATCH (:Club {id: $club})<-[one:MANAGES|LINKED_TO]-(coach:Coach)
WITH coach, one
ORDER BY type(one) DESC, coalesce(one.lastReported, '') DESC, one.id
WITH coach,
     collect(DISTINCT coalesce(one.status, one.stance)) AS atClub,
     max(CASE WHEN one.status IS NULL THEN 0 ELSE 1 END) AS here
MATCH (:Club {id: $other})<-[two:MANAGES|LINKED_TO]-(coach)
WITH coach, atClub, here, two
ORDER BY type(two) DESC, coalesce(two.lastReported, '') DESC, two.id
WITH coach, atClub, here,
     collect(DISTINCT coalesce(two.status, two.stance)) AS atOther,
     max(CASE WHEN two.status IS NULL THEN 0 ELSE 1 END) AS there
RETURN coach.name AS coach,
       atClub AS atClub,
       atOther AS atOther,
       here + there AS managed,
       coach.id AS coachId
ORDER BY managed DESC, coach, coachId
