MATCH (article:Article)
RETURN properties(article) AS row;
