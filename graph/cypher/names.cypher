MATCH (coach:Coach)
RETURN "Coach" AS label, coach.id AS id, coach.name AS name, coach.aliases AS aliases, [] AS nicknames;

MATCH (club:Club)
RETURN "Club" AS label, club.id AS id, club.name AS name, club.aliases AS aliases, club.nicknames AS nicknames;

MATCH (competition:Competition)
RETURN "Competition" AS label, competition.id AS id, competition.name AS name, competition.aliases AS aliases, [] AS nicknames;
