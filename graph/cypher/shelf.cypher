MATCH (article:Article)
RETURN article {
         .id, .digest, .url, .publisher, .author, .published, .headline, .sketch, .cluster, .superseded
       } AS row;
