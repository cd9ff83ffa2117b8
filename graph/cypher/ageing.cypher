MATCH (:Coach)-[fact:MANAGES]->(:Club)
WHERE fact.status <> "former"
RETURN fact.id AS id, type(fact) AS type, fact.lastReported AS reported;

MATCH (:Coach)-[fact:LINKED_TO]->(:Club)
RETURN fact.id AS id, type(fact) AS type, fact.lastReported AS reported;
