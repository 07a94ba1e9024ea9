-- By hand: what the schema cannot say.
-- The latest publications and retractions of the whole site, for its feed.
CREATE INDEX fact_check_latest ON fact_check (greatest(published_at, retracted_at) DESC, id DESC)
  WHERE published_version IS NOT NULL;
