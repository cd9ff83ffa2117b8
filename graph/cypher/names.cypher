MATCH (coach:Coach)
RETURN collect({label: "Coach", id: coach.id, name: coach.name, aliases: coach.aliases, nicknames: []}) AS rows;

MATCH (club:Club)
RETURN collect({label: "Club", id: club.id, name: club.name, aliases: club.aliases, nicknames: club.nicknames}) AS rows;

MATCH (competition:Competition)
RETURN collect({label: "Competition", id: competition.id, name: competition.name, aliases: competition.aliases, nicknames: []}) AS rows;
