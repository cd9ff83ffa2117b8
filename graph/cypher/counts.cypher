MATCH (node)
UNWIND labels(node) AS name
RETURN name, count(*) AS number;

MATCH ()-[edge]->()
RETURN type(edge) AS name, count(*) AS number;
