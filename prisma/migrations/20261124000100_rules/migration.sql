-- The rules that the database holds by itself.

-- Closed lists. Their one source in code is the pure module of the room; a test compares both.
ALTER TABLE "user"
  ADD CONSTRAINT user_role_known CHECK (role IN ('member', 'editor', 'moderator', 'admin')),
  ADD CONSTRAINT user_email_lower CHECK (email = lower(email)),
  ADD CONSTRAINT user_handle_shape CHECK (handle ~ '^[a-z0-9][a-z0-9-]{1,28}[a-z0-9]$');
ALTER TABLE sanction
  ADD CONSTRAINT sanction_kind_known CHECK (kind IN ('warning', 'pre-moderation', 'suspension', 'ban')),
  ADD CONSTRAINT sanction_reasoned CHECK (length(reason) > 0),
  ADD CONSTRAINT sanction_span CHECK (ends_at IS NULL OR ends_at > starts_at);
ALTER TABLE article
  ADD CONSTRAINT article_mode_known CHECK (mode IN ('open', 'pre-moderated', 'fact-checks-only', 'closed')),
  ADD CONSTRAINT article_slug_shape CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE revision ADD CONSTRAINT revision_numbered CHECK (number >= 1);
ALTER TABLE paragraph_text
  ADD CONSTRAINT paragraph_text_kind_known
    CHECK (kind IN ('paragraph', 'heading', 'quotation', 'list-item', 'caption', 'note')),
  ADD CONSTRAINT paragraph_text_filled CHECK (length(text) > 0),
  ADD CONSTRAINT paragraph_text_position CHECK (position >= 0);
ALTER TABLE fact_check
  ADD CONSTRAINT fact_check_state_known
    CHECK (state IN ('draft', 'submitted', 'changes-requested', 'rejected', 'published', 'retracted')),
  ADD CONSTRAINT fact_check_published_is_public
    CHECK (state NOT IN ('published', 'retracted') OR published_version IS NOT NULL),
  ADD CONSTRAINT fact_check_published_exists CHECK (published_version BETWEEN 1 AND version),
  ADD CONSTRAINT fact_check_waits_since CHECK (state <> 'submitted' OR submitted_at IS NOT NULL);
ALTER TABLE fact_check_version
  ADD CONSTRAINT fact_check_version_numbered CHECK (number >= 1),
  ADD CONSTRAINT fact_check_version_verdict_known CHECK (verdict IN (
    'accurate', 'mostly-accurate', 'mixed', 'missing-context', 'misleading', 'mostly-false', 'false', 'fabricated',
    'unsupported', 'unverifiable', 'outdated', 'opinion')),
  ADD CONSTRAINT fact_check_version_filled CHECK (length(claim) > 0 AND length(conclusion) > 0);
ALTER TABLE evidence
  ADD CONSTRAINT evidence_stance_known CHECK (stance IN ('supports', 'refutes', 'gives-context')),
  ADD CONSTRAINT evidence_links_to_the_web CHECK (url ~* '^https?://' AND (archive_url IS NULL OR archive_url ~* '^https?://'));
ALTER TABLE review
  ADD CONSTRAINT review_decision_known CHECK (decision IN ('publish', 'request-changes', 'reject'));
ALTER TABLE comment
  ADD CONSTRAINT comment_state_known CHECK (state IN ('visible', 'held', 'hidden', 'deleted')),
  ADD CONSTRAINT comment_thread CHECK ((parent_id IS NULL) = (root_id = id));

-- An anchor points at a paragraph, or at words in it with their place and surroundings; never at half of that.
ALTER TABLE anchor
  ADD CONSTRAINT anchor_quote_whole CHECK (num_nonnulls(exact, prefix, suffix, "start", "end") IN (0, 5)),
  ADD CONSTRAINT anchor_quote_span CHECK ("start" >= 0 AND "end" > "start" AND char_length(exact) = "end" - "start");

-- Version numbers have no gaps: a version follows its predecessor.
CREATE FUNCTION refuse_version_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number > 1 AND NOT EXISTS (
    SELECT 1 FROM fact_check_version WHERE fact_check_id = NEW.fact_check_id AND number = NEW.number - 1
  ) THEN
    RAISE EXCEPTION 'version % of fact-check % has no predecessor', NEW.number, NEW.fact_check_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fact_check_version_without_gaps BEFORE INSERT ON fact_check_version
  FOR EACH ROW EXECUTE FUNCTION refuse_version_gap();

-- What was said stays said: versions, decisions and the log are never changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_never_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_check_version_immutable BEFORE UPDATE ON fact_check_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_immutable BEFORE UPDATE ON review FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER evidence_immutable BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER comment_version_immutable BEFORE UPDATE ON comment_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What the front page counts.
CREATE INDEX comment_visible_by_article ON comment (article_id) WHERE state = 'visible';

-- The log is announced on commit: one log, many readers (lib/cache-tags.ts, EventNotice).
CREATE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('obelus_event', json_build_object(
    'id', NEW.id::text,
    'kind', NEW.kind,
    'subjectType', NEW.subject_type,
    'subjectId', NEW.subject_id,
    'articleId', NEW.article_id,
    'slug', (SELECT slug FROM article WHERE id = NEW.article_id)
  )::text);
  RETURN NULL;
END $$;
CREATE TRIGGER event_announced AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION announce_event();
