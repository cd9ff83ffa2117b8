// Which chases are open, for which clubs, and who coaches those now?
//
// candidate  the coach who is linked
// chase      LINKED_TO, neither denied nor rejected nor ended
// club       the club
// post       MANAGES
// coach      the coach whom the club has, if told
MATCH (candidate:Coach)-[chase:LINKED_TO]->(club:Club)
WHERE chase.until IS NULL
  AND NOT chase.stance IN ['denied', 'rejected']
OPTIONAL MATCH (club)<-[post:MANAGES]-(coach:Coach)
WHERE post.status = 'current'
RETURN candidate AS candidate,
       chase AS chase,
       club AS club,
       post AS post,
       coach AS coach
ORDER BY chase.id, post.id
