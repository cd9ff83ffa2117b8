// Articles but for their texts, which are most of what they hold.
UNWIND $ids AS id
MATCH (article:Article {id: id})
WITH article {
       .id, .digest, .url, .publisher, .author, .published, .headline, .cluster, .superseded
     } AS row
RETURN collect({row: row}) AS rows;
