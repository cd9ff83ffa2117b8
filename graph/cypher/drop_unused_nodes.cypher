// Named by no claim any more; a league stays for the clubs that play in it.
MATCH (coach:Coach)
WHERE NOT (coach)<-[:ABOUT]-(:Claim)
MATCH (name:Name {node: coach.id})
WHERE name.label = "Coach"
DELETE name;

MATCH (coach:Coach)
WHERE NOT (coach)<-[:ABOUT]-(:Claim)
DETACH DELETE coach;

MATCH (club:Club)
WHERE NOT (club)<-[:ABOUT]-(:Claim)
MATCH (name:Name {node: club.id})
WHERE name.label = "Club"
DELETE name;

MATCH (club:Club)
WHERE NOT (club)<-[:ABOUT]-(:Claim)
DETACH DELETE club;

MATCH (competition:Competition)
WHERE NOT (competition)<-[:ABOUT]-(:Claim)
  AND NOT (competition)<-[:COMPETES_IN]-(:Club)
MATCH (name:Name {node: competition.id})
WHERE name.label = "Competition"
DELETE name;

MATCH (competition:Competition)
WHERE NOT (competition)<-[:ABOUT]-(:Claim)
  AND NOT (competition)<-[:COMPETES_IN]-(:Club)
DETACH DELETE competition;
