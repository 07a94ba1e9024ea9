-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "paragraph" ADD COLUMN     "derived_from_id" UUID,
ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "is_orphan" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "anchor_state" (
    "anchor_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "paragraph_id" UUID,
    "start" INTEGER,
    "end" INTEGER,
    "similarity" REAL NOT NULL,

    CONSTRAINT "anchor_state_pkey" PRIMARY KEY ("anchor_id","revision_id")
);

-- CreateIndex
CREATE INDEX "anchor_state_revision_id_state_idx" ON "anchor_state"("revision_id", "state");

-- CreateIndex
CREATE INDEX "anchor_state_paragraph_id_idx" ON "anchor_state"("paragraph_id");

-- CreateIndex
CREATE INDEX "paragraph_merged_into_id_idx" ON "paragraph"("merged_into_id");

-- CreateIndex
CREATE INDEX "paragraph_derived_from_id_idx" ON "paragraph"("derived_from_id");

-- AddForeignKey
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "paragraph"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paragraph" ADD CONSTRAINT "paragraph_derived_from_id_fkey" FOREIGN KEY ("derived_from_id") REFERENCES "paragraph"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor_state" ADD CONSTRAINT "anchor_state_anchor_id_fkey" FOREIGN KEY ("anchor_id") REFERENCES "anchor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor_state" ADD CONSTRAINT "anchor_state_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "anchor_state" ADD CONSTRAINT "anchor_state_paragraph_id_fkey" FOREIGN KEY ("paragraph_id") REFERENCES "paragraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the schema cannot say.

ALTER TABLE revision
  ADD CONSTRAINT revision_reason_known CHECK (reason IN ('correction', 'update', 'source')),
  -- Whoever corrects says what.
  ADD CONSTRAINT revision_correction_noted CHECK (reason IS DISTINCT FROM 'correction' OR length(note) > 0);
ALTER TABLE paragraph
  ADD CONSTRAINT paragraph_not_into_itself CHECK (merged_into_id <> id AND derived_from_id <> id);
ALTER TABLE anchor_state
  ADD CONSTRAINT anchor_state_known CHECK (state IN ('anchored', 'moved', 'drifted', 'orphaned')),
  ADD CONSTRAINT anchor_state_placed CHECK ((state = 'orphaned') = (paragraph_id IS NULL)),
  ADD CONSTRAINT anchor_state_stretch CHECK (num_nonnulls(start, "end") IN (0, 2) AND start >= 0 AND start < "end"
    AND (state <> 'orphaned' OR start IS NULL)),
  ADD CONSTRAINT anchor_state_similar CHECK (similarity BETWEEN 0 AND 1);
CREATE TRIGGER anchor_state_immutable BEFORE UPDATE ON anchor_state FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE review_case
  DROP CONSTRAINT review_case_kind_known,
  ADD CONSTRAINT review_case_kind_known CHECK (kind IN ('fact-check', 'occurrence', 'comment', 'flag', 'drift', 'appeal')),
  DROP CONSTRAINT review_case_outcome_known,
  ADD CONSTRAINT review_case_outcome_known CHECK (outcome IN (
    'publish', 'request-changes', 'reject', 'accept', 'decline', 'show', 'hide', 'retract', 'dismiss', 'lift', 'keep',
    'confirm', 'withdrawn', 'gone')),
  ADD CONSTRAINT review_case_drift_subject CHECK (kind <> 'drift' OR comment_id IS NULL AND sanction_id IS NULL);
ALTER TABLE decision_template
  DROP CONSTRAINT decision_template_kind_known,
  ADD CONSTRAINT decision_template_kind_known CHECK (kind IN ('fact-check', 'occurrence', 'comment', 'flag', 'drift', 'appeal'));
ALTER TABLE notification
  DROP CONSTRAINT notification_kind_known,
  ADD CONSTRAINT notification_kind_known CHECK (kind IN (
    'mention', 'reply', 'changes', 'decision', 'standing', 'drift', 'check', 'revision', 'comment'));
ALTER TABLE notification_choice
  DROP CONSTRAINT notification_choice_kind_known,
  ADD CONSTRAINT notification_choice_kind_known CHECK (kind IN (
    'mention', 'reply', 'changes', 'decision', 'standing', 'drift', 'check', 'revision', 'comment'));

-- Comments whose words are gone, of one article.
CREATE INDEX comment_orphans ON comment (article_id) WHERE is_orphan;

-- Where each anchor stands now: as it was made, on the revision that it was made on, else as its state there says. An
-- orphan stands nowhere. `made_in` and `made_at` are the revision and the paragraph that it was made on.
CREATE VIEW standing_anchor AS
SELECT a.id, a.article_id, a.revision_id AS made_in, a.paragraph_id AS made_at, r.id AS revision_id, r.number AS revision, a.exact,
  coalesce(s.state, 'anchored') AS state,
  CASE WHEN s.anchor_id IS NULL THEN a.paragraph_id ELSE s.paragraph_id END AS paragraph_id,
  CASE WHEN s.anchor_id IS NOT NULL THEN s.start WHEN a.revision_id = r.id THEN a.start END AS start,
  CASE WHEN s.anchor_id IS NOT NULL THEN s."end" WHEN a.revision_id = r.id THEN a."end" END AS "end"
FROM anchor a JOIN article p ON p.id = a.article_id
JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
LEFT JOIN anchor_state s ON s.anchor_id = a.id AND s.revision_id = r.id;
