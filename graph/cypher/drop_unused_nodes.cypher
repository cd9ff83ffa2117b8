// Named by no claim any more; a league stays for the clubs that play in it.
MATCH (coach:Coach)
WHERE NOT (coach)<-[:ABOUT]-(:Claim)
DETACH DELETE coach;

MATCH (club:Club)
WHERE NOT (club)<-[:ABOUT]-(:Claim)
DETACH DELETE club;

MATCH (competition:Competition)
WHERE NOT (competition)<-[:ABOUT]-(:Claim)
  AND NOT (competition)<-[:COMPETES_IN]-(:Club)
DETACH DELETE competition;
