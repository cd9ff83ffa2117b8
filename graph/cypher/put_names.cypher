// By which words a node is found; nodes of their own, since no index of both engines reads into a list.
UNWIND $nodes AS row
MATCH (old:Name {node: row.node})
WHERE old.label = row.label
DELETE old;

UNWIND $names AS row
CREATE (name:Name)
SET name = row;
