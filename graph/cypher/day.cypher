MATCH (store:Store {id: "store"})
RETURN store.schema AS schema, store.day AS day;
