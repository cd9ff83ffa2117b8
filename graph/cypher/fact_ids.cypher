MATCH ()-[fact:MANAGES]->()
RETURN "MANAGES" AS type, collect(fact.id) AS ids;

MATCH ()-[fact:LINKED_TO]->()
RETURN "LINKED_TO" AS type, collect(fact.id) AS ids;

MATCH ()-[fact:WON_TITLE_AT]->()
RETURN "WON_TITLE_AT" AS type, collect(fact.id) AS ids;

MATCH (match:Match)
RETURN "PLAYED" AS type, collect(match.id) AS ids;
