MATCH (:Coach)-[fact:MANAGES]->(:Club)
WHERE fact.status <> "former"
RETURN collect({id: fact.id, type: type(fact), reported: fact.lastReported}) AS rows;

MATCH (:Coach)-[fact:LINKED_TO]->(:Club)
RETURN collect({id: fact.id, type: type(fact), reported: fact.lastReported}) AS rows;
