MATCH (coach:Coach {id: $id})
RETURN properties(coach) AS row;

MATCH (club:Club {id: $id})
RETURN properties(club) AS row;

MATCH (competition:Competition {id: $id})
RETURN properties(competition) AS row;
