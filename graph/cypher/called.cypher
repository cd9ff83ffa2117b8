MATCH (name:Name {key: $key})
RETURN collect(DISTINCT name.node) AS rows;
