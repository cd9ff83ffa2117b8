UNWIND $ids AS id
MATCH (coach:Coach {id: id})
RETURN "Coach" AS label, coach.id AS id, coach.name AS name, coach.aliases AS aliases, [] AS nicknames
UNION ALL
UNWIND $ids AS id
MATCH (club:Club {id: id})
RETURN "Club" AS label, club.id AS id, club.name AS name, club.aliases AS aliases, club.nicknames AS nicknames
UNION ALL
UNWIND $ids AS id
MATCH (competition:Competition {id: id})
RETURN "Competition" AS label, competition.id AS id, competition.name AS name, competition.aliases AS aliases, [] AS nicknames;
