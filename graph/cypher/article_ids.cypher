MATCH (article:Article)
RETURN collect(article.id) AS ids;
