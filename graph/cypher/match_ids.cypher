MATCH (match:Match)
RETURN collect(match.id) AS rows;
