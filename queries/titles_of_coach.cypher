// What has a coach won, and where?
//
// $coach       id of a Coach, e.g. "massimiliano-allegri"
// competition  name
// kind         league | cup | supercup | continental | international, if known
// club         name
// count        number of titles, if told
// seasons      list of seasons, as far as told
// sources      number of independent reports
// fact         id of the title
MATCH (:Coach {id: $coach})-[title:WON_TITLE_AT]->(club:Club)
WITH title, club
OPTIONAL MATCH (competition:Competition {id: title.competition})
RETURN coalesce(competition.name, title.competition) AS competition,
       competition.kind AS kind,
       club.name AS club,
       title.count AS count,
       coalesce(title.seasons, []) AS seasons,
       title.sources AS sources,
       title.id AS fact
ORDER BY coalesce(count, 1) DESC, competition, club, fact
