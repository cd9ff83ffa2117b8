UNWIND $ids AS id
MATCH (coach:Coach {id: id})
RETURN collect(["Coach", coach.id, coach.name, coach.aliases, []]) AS rows
UNION ALL
UNWIND $ids AS id
MATCH (club:Club {id: id})
RETURN collect(["Club", club.id, club.name, club.aliases, club.nicknames]) AS rows
UNION ALL
UNWIND $ids AS id
MATCH (competition:Competition {id: id})
RETURN collect(["Competition", competition.id, competition.name, competition.aliases, []]) AS rows;
