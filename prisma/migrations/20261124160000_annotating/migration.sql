-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "claimant" TEXT,
ADD COLUMN     "claimed_on" DATE,
ADD COLUMN     "text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "occurrence" ADD COLUMN     "judge_id" UUID,
ADD COLUMN     "judged_at" TIMESTAMPTZ(3),
ADD COLUMN     "proposer_id" UUID,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "reason_code" TEXT,
ADD COLUMN     "reused_id" UUID,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'accepted';

-- AlterTable
ALTER TABLE "fact_check_version" ADD COLUMN     "check_again_on" DATE;

-- CreateTable
CREATE TABLE "check_draft" (
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "paragraph_id" UUID NOT NULL,
    "fact_check_id" UUID,
    "values" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_preview" (
    "url" TEXT NOT NULL,
    "title" TEXT,
    "publisher" TEXT,
    "outcome" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_preview_pkey" PRIMARY KEY ("url")
);

-- CreateTable
CREATE TABLE "outgoing_request" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "purpose" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,
    "bytes" INTEGER,
    "took_ms" INTEGER NOT NULL,

    CONSTRAINT "outgoing_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mention" (
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mention_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "helpful_mark" (
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "helpful_mark_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "flag" (
    "id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "comment_id" UUID,
    "fact_check_id" UUID,
    "reason_code" TEXT NOT NULL,
    "note" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow" (
    "user_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "is_automatic" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("user_id","subject_type","subject_id")
);

-- CreateTable
CREATE TABLE "block" (
    "blocker_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "block_pkey" PRIMARY KEY ("blocker_id","blocked_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "event_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_listed" BOOLEAN NOT NULL DEFAULT true,
    "read_at" TIMESTAMPTZ(3),
    "mail" TEXT NOT NULL DEFAULT 'off',
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_choice" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "in_app" BOOLEAN NOT NULL,
    "mail" TEXT NOT NULL,

    CONSTRAINT "notification_choice_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateTable
CREATE TABLE "log_reader" (
    "name" TEXT NOT NULL,
    "last_event_id" BIGINT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "log_reader_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "check_draft_author_id_updated_at_idx" ON "check_draft"("author_id", "updated_at");

-- CreateIndex
CREATE INDEX "check_draft_author_id_paragraph_id_idx" ON "check_draft"("author_id", "paragraph_id");

-- CreateIndex
CREATE INDEX "check_draft_article_id_idx" ON "check_draft"("article_id");

-- CreateIndex
CREATE INDEX "check_draft_paragraph_id_idx" ON "check_draft"("paragraph_id");

-- CreateIndex
CREATE INDEX "check_draft_fact_check_id_idx" ON "check_draft"("fact_check_id");

-- CreateIndex
CREATE UNIQUE INDEX "check_draft_author_id_fact_check_id_key" ON "check_draft"("author_id", "fact_check_id");

-- CreateIndex
CREATE INDEX "source_preview_fetched_at_idx" ON "source_preview"("fetched_at");

-- CreateIndex
CREATE INDEX "outgoing_request_at_idx" ON "outgoing_request"("at");

-- CreateIndex
CREATE INDEX "outgoing_request_host_at_idx" ON "outgoing_request"("host", "at");

-- CreateIndex
CREATE INDEX "mention_user_id_idx" ON "mention"("user_id");

-- CreateIndex
CREATE INDEX "helpful_mark_user_id_idx" ON "helpful_mark"("user_id");

-- CreateIndex
CREATE INDEX "flag_state_created_at_idx" ON "flag"("state", "created_at");

-- CreateIndex
CREATE INDEX "flag_reporter_id_idx" ON "flag"("reporter_id");

-- CreateIndex
CREATE INDEX "flag_comment_id_idx" ON "flag"("comment_id");

-- CreateIndex
CREATE INDEX "flag_fact_check_id_idx" ON "flag"("fact_check_id");

-- CreateIndex
CREATE INDEX "follow_subject_type_subject_id_is_on_idx" ON "follow"("subject_type", "subject_id", "is_on");

-- CreateIndex
CREATE INDEX "block_blocked_id_idx" ON "block"("blocked_id");

-- CreateIndex
CREATE INDEX "notification_user_id_is_listed_id_idx" ON "notification"("user_id", "is_listed", "id");

-- CreateIndex
CREATE INDEX "notification_mail_mailed_at_idx" ON "notification"("mail", "mailed_at");

-- CreateIndex
CREATE INDEX "notification_event_id_idx" ON "notification"("event_id");

-- CreateIndex
CREATE INDEX "notification_actor_id_idx" ON "notification"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_event_id_key" ON "notification"("user_id", "event_id");

-- CreateIndex
CREATE INDEX "occurrence_reused_id_idx" ON "occurrence"("reused_id");

-- CreateIndex
CREATE INDEX "occurrence_proposer_id_created_at_idx" ON "occurrence"("proposer_id", "created_at");

-- CreateIndex
CREATE INDEX "occurrence_judge_id_idx" ON "occurrence"("judge_id");

-- CreateIndex
CREATE INDEX "occurrence_state_created_at_id_idx" ON "occurrence"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "event_article_id_id_idx" ON "event"("article_id", "id");

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_reused_id_fkey" FOREIGN KEY ("reused_id") REFERENCES "fact_check"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_proposer_id_fkey" FOREIGN KEY ("proposer_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_judge_id_fkey" FOREIGN KEY ("judge_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_draft" ADD CONSTRAINT "check_draft_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_draft" ADD CONSTRAINT "check_draft_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_draft" ADD CONSTRAINT "check_draft_paragraph_id_fkey" FOREIGN KEY ("paragraph_id") REFERENCES "paragraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_draft" ADD CONSTRAINT "check_draft_fact_check_id_fkey" FOREIGN KEY ("fact_check_id") REFERENCES "fact_check"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "helpful_mark" ADD CONSTRAINT "helpful_mark_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "helpful_mark" ADD CONSTRAINT "helpful_mark_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flag" ADD CONSTRAINT "flag_fact_check_id_fkey" FOREIGN KEY ("fact_check_id") REFERENCES "fact_check"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow" ADD CONSTRAINT "follow_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_blocker_id_fkey" FOREIGN KEY ("blocker_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_choice" ADD CONSTRAINT "notification_choice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ——— By hand: what the schema cannot say ———

-- Claims get the words that their checks have given them so far.
UPDATE claim SET text = said.claim, claimant = said.claimant, claimed_on = said.claimed_on
FROM (
  SELECT DISTINCT ON (f.claim_id) f.claim_id, v.claim, v.claimant, v.claimed_on
  FROM fact_check f JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = coalesce(f.published_version, f.version)
  ORDER BY f.claim_id, f.published_at NULLS LAST, f.id
) said
WHERE said.claim_id = claim.id;

-- Similar claims and handles that begin with what was typed. Trusted: the owner of the database may install it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Closed lists. Their one source in code is the pure module of the room; a test compares both.
ALTER TABLE occurrence
  ADD CONSTRAINT occurrence_state_known CHECK (state IN ('proposed', 'accepted', 'declined')),
  ADD CONSTRAINT occurrence_proposed_reuses CHECK (state = 'accepted' OR reused_id IS NOT NULL),
  ADD CONSTRAINT occurrence_judged CHECK ((judged_at IS NULL) = (reason_code IS NULL)),
  ADD CONSTRAINT occurrence_declined_reasoned CHECK (state <> 'declined' OR judged_at IS NOT NULL);
ALTER TABLE flag
  ADD CONSTRAINT flag_state_known CHECK (state IN ('open', 'upheld', 'dismissed')),
  ADD CONSTRAINT flag_one_target CHECK (num_nonnulls(comment_id, fact_check_id) = 1);
ALTER TABLE follow
  ADD CONSTRAINT follow_subject_known CHECK (subject_type IN ('article', 'paragraph', 'claim', 'thread'));
ALTER TABLE block ADD CONSTRAINT block_another CHECK (blocker_id <> blocked_id);
ALTER TABLE notification
  ADD CONSTRAINT notification_mail_known CHECK (mail IN ('off', 'at-once', 'daily'));
ALTER TABLE notification_choice
  ADD CONSTRAINT notification_choice_mail_known CHECK (mail IN ('off', 'at-once', 'daily'));
ALTER TABLE check_draft ADD CONSTRAINT check_draft_counted CHECK (revision >= 1);

-- One open flag for each person and target.
CREATE UNIQUE INDEX flag_open_on_comment ON flag (reporter_id, comment_id) WHERE state = 'open' AND comment_id IS NOT NULL;
CREATE UNIQUE INDEX flag_open_on_check ON flag (reporter_id, fact_check_id) WHERE state = 'open' AND fact_check_id IS NOT NULL;

-- What waits to be mailed, and what is unread.
CREATE INDEX notification_to_mail ON notification (mail, id) WHERE mail <> 'off' AND mailed_at IS NULL;
CREATE INDEX notification_unread ON notification (user_id) WHERE is_listed AND read_at IS NULL;

-- A comment's author does not call it helpful.
CREATE FUNCTION refuse_own_help() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM comment WHERE id = NEW.comment_id AND author_id = NEW.user_id) THEN
    RAISE EXCEPTION 'nobody marks their own comment as helpful' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER helpful_mark_of_another BEFORE INSERT ON helpful_mark FOR EACH ROW EXECUTE FUNCTION refuse_own_help();

-- The log has one order: ids grow in the order in which transactions commit, so whoever has read up to an id has
-- missed nothing. Without this lock a later id could become visible before an earlier one. NOTIFY serialises commits
-- anyway; what is added is the time from the append, which comes last in a transaction, to its commit.
CREATE FUNCTION order_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7297001);
  NEW.id := nextval(pg_get_serial_sequence('event', 'id'));
  RETURN NEW;
END $$;
CREATE TRIGGER event_ordered BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION order_event();

-- The announcement also says who did it, so that nobody is told of their own deeds.
CREATE OR REPLACE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('obelus_event', json_build_object(
    'id', NEW.id::text,
    'kind', NEW.kind,
    'subjectType', NEW.subject_type,
    'subjectId', NEW.subject_id,
    'articleId', NEW.article_id,
    'actorId', NEW.actor_id,
    'slug', (SELECT slug FROM article WHERE id = NEW.article_id)
  )::text);
  RETURN NULL;
END $$;
