MATCH (coach:Coach)
RETURN "Coach" AS label, properties(coach) AS row;

MATCH (club:Club)
RETURN "Club" AS label, properties(club) AS row;

MATCH (competition:Competition)
RETURN "Competition" AS label, properties(competition) AS row;
