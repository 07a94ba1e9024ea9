-- AlterTable
ALTER TABLE "article" ADD COLUMN     "first_published_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "article_draft" (
    "article_id" UUID NOT NULL,
    "base" INTEGER NOT NULL,
    "savings" INTEGER NOT NULL DEFAULT 1,
    "writer" UUID NOT NULL,
    "turn" INTEGER NOT NULL,
    "words" JSONB NOT NULL,
    "saved_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_draft_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "article_schedule" (
    "article_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failed_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "article_schedule_pkey" PRIMARY KEY ("article_id")
);

-- CreateIndex
CREATE INDEX "article_draft_saved_by_id_idx" ON "article_draft"("saved_by_id");

-- CreateIndex
CREATE INDEX "article_schedule_by_id_idx" ON "article_schedule"("by_id");

-- AddForeignKey
ALTER TABLE "article_draft" ADD CONSTRAINT "article_draft_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_draft" ADD CONSTRAINT "article_draft_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_schedule" ADD CONSTRAINT "article_schedule_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_schedule" ADD CONSTRAINT "article_schedule_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: what the schema cannot say.

-- What is public now has been public since then. Whoever publishes next need not think of it.
UPDATE article SET first_published_at = published_at WHERE published_at IS NOT NULL;
CREATE FUNCTION keep_first_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.first_published_at := coalesce(NEW.first_published_at, NEW.published_at);
  RETURN NEW;
END $$;
CREATE TRIGGER article_first_published BEFORE INSERT OR UPDATE OF published_at, first_published_at ON article
  FOR EACH ROW EXECUTE FUNCTION keep_first_published();

ALTER TABLE article_draft
  ADD CONSTRAINT article_draft_counted CHECK (base > 0 AND savings > 0 AND turn > 0);
ALTER TABLE article_schedule
  ADD CONSTRAINT article_schedule_reason_known CHECK (reason IN ('correction', 'update')),
  ADD CONSTRAINT article_schedule_correction_noted CHECK (reason <> 'correction' OR length(note) > 0),
  ADD CONSTRAINT article_schedule_failure_told CHECK ((failed_at IS NULL) = (problem IS NULL));
CREATE INDEX article_schedule_waiting ON article_schedule (due_at) WHERE failed_at IS NULL;
-- Titles are looked for by a part of them.
CREATE INDEX revision_title_parts ON revision USING gin (lower(title) gin_trgm_ops);

ALTER TABLE notification
  DROP CONSTRAINT notification_kind_known,
  ADD CONSTRAINT notification_kind_known CHECK (kind IN (
    'mention', 'reply', 'changes', 'decision', 'standing', 'schedule', 'drift', 'check', 'revision', 'comment'));
ALTER TABLE notification_choice
  DROP CONSTRAINT notification_choice_kind_known,
  ADD CONSTRAINT notification_choice_kind_known CHECK (kind IN (
    'mention', 'reply', 'changes', 'decision', 'standing', 'schedule', 'drift', 'check', 'revision', 'comment'));
