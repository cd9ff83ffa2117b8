// Which articles say what about a coach and a club, and of whom is each claim?
//
// $coach    id of a Coach, e.g. "massimiliano-allegri"
// $club     id of a Club, e.g. "real-madrid"
// coach     the coach
// subject   from the claim to the coach
// claim     one sentence of the article
// object    from the claim to the club
// club      the club
// statement  from the article to the claim
// article   the article
MATCH (claim:Claim {coach: $coach, club: $club})
MATCH (coach:Coach {id: $coach})<-[subject:ABOUT]-(claim)-[object:ABOUT]->(club:Club {id: $club})
MATCH (article:Article)-[statement:STATES]->(claim)
RETURN coach AS coach,
       subject AS subject,
       claim AS claim,
       object AS object,
       club AS club,
       statement AS statement,
       article AS article
ORDER BY claim.id
