-- DropIndex
DROP INDEX "occurrence_reused_id_idx";

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "is_checked" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "occurrence" ADD COLUMN     "article_id" UUID;

-- CreateIndex
CREATE INDEX "occurrence_article_id_state_idx" ON "occurrence"("article_id", "state");

-- CreateIndex
CREATE INDEX "occurrence_reused_id_state_judged_at_idx" ON "occurrence"("reused_id", "state", "judged_at");

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ——— By hand: what the schema cannot say ———

-- Whether a claim has a published check follows the checks, whoever changes them.
CREATE FUNCTION note_checked_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE claim SET is_checked = checked.now
  FROM (SELECT EXISTS (
    SELECT 1 FROM fact_check WHERE claim_id = NEW.claim_id AND published_version IS NOT NULL AND state <> 'retracted'
  ) AS now) checked
  WHERE claim.id = NEW.claim_id AND claim.is_checked <> checked.now;
  RETURN NULL;
END $$;
CREATE TRIGGER fact_check_notes_claim AFTER INSERT OR UPDATE OF state, published_version ON fact_check
  FOR EACH ROW EXECUTE FUNCTION note_checked_claim();
UPDATE claim SET is_checked = true
WHERE EXISTS (SELECT 1 FROM fact_check WHERE claim_id = claim.id AND published_version IS NOT NULL AND state <> 'retracted');

-- The words of claims that have a published check: candidates for "similar" are found by their rarest words, which the
-- statistics of this index know (docs/performance.md says why not by trigrams alone), and compared by trigrams.
CREATE INDEX claim_words ON claim USING gin (to_tsvector('simple'::regconfig, text)) WHERE is_checked;

-- A reused check stands in the article of its anchor.
CREATE FUNCTION place_reuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.article_id := (SELECT article_id FROM anchor WHERE id = NEW.anchor_id AND NEW.reused_id IS NOT NULL);
  RETURN NEW;
END $$;
CREATE TRIGGER occurrence_placed BEFORE INSERT OR UPDATE OF anchor_id, reused_id, article_id ON occurrence
  FOR EACH ROW EXECUTE FUNCTION place_reuse();

-- Closed lists. Their one source in code is the pure module of the room; a test compares both.
ALTER TABLE occurrence ADD CONSTRAINT occurrence_reason_known CHECK (reason_code IN (
  'same-claim', 'other-claim', 'other-context', 'outdated', 'not-helpful'));
ALTER TABLE source_preview ADD CONSTRAINT source_preview_outcome_known CHECK (outcome IN ('read', 'nothing'));
ALTER TABLE outgoing_request
  ADD CONSTRAINT outgoing_request_purpose_known CHECK (purpose IN ('source-preview', 'robots')),
  ADD CONSTRAINT outgoing_request_outcome_known CHECK (outcome IN (
    'fetched', 'bad-address', 'inside', 'unresolved', 'robots', 'too-many-redirects', 'too-large', 'wrong-type',
    'bad-status', 'timed-out', 'busy', 'failed'));

-- The announcement also names the check that an entry is about, and the other articles in which it stands: their pages
-- show it. Of very many the first 150 by id, which is what an announcement can hold, and that there are more.
CREATE OR REPLACE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked uuid := CASE NEW.subject_type WHEN 'fact-check' THEN NEW.subject_id WHEN 'occurrence' THEN (NEW.data->>'factCheckId')::uuid END;
  places jsonb := '[]';
BEGIN
  IF NEW.subject_type = 'fact-check' THEN
    SELECT coalesce(jsonb_agg(place.article_id), '[]') INTO places FROM (
      SELECT DISTINCT article_id FROM occurrence WHERE reused_id = NEW.subject_id AND state = 'accepted' ORDER BY article_id LIMIT 151
    ) place;
  END IF;
  PERFORM pg_notify('obelus_event', json_build_object(
    'id', NEW.id::text,
    'kind', NEW.kind,
    'subjectType', NEW.subject_type,
    'subjectId', NEW.subject_id,
    'articleId', NEW.article_id,
    'actorId', NEW.actor_id,
    'slug', (SELECT slug FROM article WHERE id = NEW.article_id),
    'factCheckId', checked,
    'places', places
  )::text);
  RETURN NULL;
END $$;
