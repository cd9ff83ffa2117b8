MATCH (node)
UNWIND labels(node) AS name
RETURN name, count(*) AS number
ORDER BY name;

MATCH ()-[edge]->()
RETURN type(edge) AS name, count(*) AS number
ORDER BY name;
