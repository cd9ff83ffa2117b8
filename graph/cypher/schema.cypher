// What must stand before the first row: an index made later changes values on the embedded engine.
CREATE CONSTRAINT coach_id IF NOT EXISTS FOR (coach:Coach) REQUIRE coach.id IS UNIQUE;
CREATE CONSTRAINT club_id IF NOT EXISTS FOR (club:Club) REQUIRE club.id IS UNIQUE;
CREATE CONSTRAINT competition_id IF NOT EXISTS FOR (competition:Competition) REQUIRE competition.id IS UNIQUE;
CREATE CONSTRAINT match_id IF NOT EXISTS FOR (match:Match) REQUIRE match.id IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (article:Article) REQUIRE article.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (claim:Claim) REQUIRE claim.id IS UNIQUE;
CREATE CONSTRAINT store_id IF NOT EXISTS FOR (store:Store) REQUIRE store.id IS UNIQUE;
CREATE INDEX name_key IF NOT EXISTS FOR (name:Name) ON (name.key);
CREATE INDEX name_node IF NOT EXISTS FOR (name:Name) ON (name.node);
CREATE INDEX claim_fact IF NOT EXISTS FOR (claim:Claim) ON (claim.fact);
CREATE INDEX claim_article IF NOT EXISTS FOR (claim:Claim) ON (claim.article);
CREATE INDEX article_published IF NOT EXISTS FOR (article:Article) ON (article.published);
CREATE INDEX manages_id IF NOT EXISTS FOR ()-[fact:MANAGES]-() ON (fact.id);
CREATE INDEX linked_to_id IF NOT EXISTS FOR ()-[fact:LINKED_TO]-() ON (fact.id);
CREATE INDEX won_title_at_id IF NOT EXISTS FOR ()-[fact:WON_TITLE_AT]-() ON (fact.id);
CREATE INDEX played_id IF NOT EXISTS FOR ()-[fact:PLAYED]-() ON (fact.id);
