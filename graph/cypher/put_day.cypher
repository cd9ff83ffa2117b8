// A null day: a load is under way, the facts stand for no day yet.
MERGE (store:Store {id: "store"})
SET store.schema = $schema, store.day = $day;
