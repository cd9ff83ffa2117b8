MATCH (coach:Coach)
RETURN collect(["Coach", coach.id, coach.name, coach.aliases, []]) AS rows;

MATCH (club:Club)
RETURN collect(["Club", club.id, club.name, club.aliases, club.nicknames]) AS rows;

MATCH (competition:Competition)
RETURN collect(["Competition", competition.id, competition.name, competition.aliases, []]) AS rows;
