-- By hand: partial indexes, which the schema cannot say.

-- The newest of what one person, and what one article, shows to everyone: profiles and feeds.
CREATE INDEX fact_check_published_by_author ON fact_check (author_id, published_at DESC, id DESC)
  WHERE published_version IS NOT NULL;
CREATE INDEX fact_check_published_by_article ON fact_check (article_id, published_at DESC, id DESC)
  WHERE published_version IS NOT NULL;
CREATE INDEX comment_visible_by_author ON comment (author_id, created_at DESC, id DESC) INCLUDE (article_id)
  WHERE state = 'visible';
