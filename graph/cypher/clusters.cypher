MATCH (article:Article)
WHERE article.cluster IS NOT NULL
RETURN article.id AS id, article.cluster AS cluster;
