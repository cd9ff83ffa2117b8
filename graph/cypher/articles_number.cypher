MATCH (article:Article)
RETURN count(article) AS number;
