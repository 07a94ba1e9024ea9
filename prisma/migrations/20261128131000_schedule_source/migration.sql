-- By hand: what the schema cannot say.

-- A text that changed at its source can be published at a time too.
ALTER TABLE article_schedule
  DROP CONSTRAINT article_schedule_reason_known,
  ADD CONSTRAINT article_schedule_reason_known CHECK (reason IN ('correction', 'update', 'source'));
