-- DropForeignKey
ALTER TABLE "lease" DROP CONSTRAINT "lease_fact_check_id_fkey";

-- DropForeignKey
ALTER TABLE "lease" DROP CONSTRAINT "lease_moderator_id_fkey";

-- DropIndex
DROP INDEX "review_one_decision_a_version";

-- AlterTable
ALTER TABLE "sanction" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ(3),
ADD COLUMN     "lift_reason" TEXT,
ADD COLUMN     "lifted_by_id" UUID;

-- AlterTable
ALTER TABLE "fact_check" ADD COLUMN     "retract_code" TEXT,
ADD COLUMN     "retract_reason" TEXT,
ADD COLUMN     "retracted_at" TIMESTAMPTZ(3),
ADD COLUMN     "retracted_by_id" UUID;

-- AlterTable
ALTER TABLE "fact_check_version" ADD COLUMN     "correction_note" TEXT;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "case_id" UUID;

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "held_for" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "hidden_by_id" UUID,
ADD COLUMN     "hidden_code" TEXT,
ADD COLUMN     "hidden_reason" TEXT;

-- DropTable
DROP TABLE "lease";

-- CreateTable
CREATE TABLE "review_case" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "fact_check_id" UUID,
    "occurrence_id" UUID,
    "comment_id" UUID,
    "sanction_id" UUID,
    "appeal_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "article_id" UUID,
    "author_id" UUID,
    "verdict" TEXT,
    "language" TEXT,
    "author_standing" TEXT NOT NULL DEFAULT 'regular',
    "is_high_harm" BOOLEAN NOT NULL DEFAULT false,
    "reports" INTEGER NOT NULL DEFAULT 0,
    "reach" INTEGER NOT NULL DEFAULT 0,
    "held_for" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ranked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opinions_needed" INTEGER NOT NULL DEFAULT 1,
    "holder_id" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "outcome" TEXT,
    "reason_code" TEXT,
    "reason" TEXT,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opinion" (
    "case_id" UUID NOT NULL,
    "moderator_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("case_id","version","moderator_id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "fact_check_id" UUID,
    "comment_id" UUID,
    "sanction_id" UUID,
    "appellant_id" UUID NOT NULL,
    "against_id" UUID,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_note" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_template" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason_code" TEXT,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name","version")
);

-- CreateTable
CREATE TABLE "word_rule" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "note" TEXT,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "word_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_case_fact_check_id_opened_at_idx" ON "review_case"("fact_check_id", "opened_at");

-- CreateIndex
CREATE INDEX "review_case_occurrence_id_idx" ON "review_case"("occurrence_id");

-- CreateIndex
CREATE INDEX "review_case_comment_id_opened_at_idx" ON "review_case"("comment_id", "opened_at");

-- CreateIndex
CREATE INDEX "review_case_sanction_id_idx" ON "review_case"("sanction_id");

-- CreateIndex
CREATE INDEX "review_case_appeal_id_idx" ON "review_case"("appeal_id");

-- CreateIndex
CREATE INDEX "review_case_article_id_idx" ON "review_case"("article_id");

-- CreateIndex
CREATE INDEX "review_case_author_id_closed_at_idx" ON "review_case"("author_id", "closed_at");

-- CreateIndex
CREATE INDEX "review_case_holder_id_idx" ON "review_case"("holder_id");

-- CreateIndex
CREATE INDEX "review_case_closed_by_id_closed_at_idx" ON "review_case"("closed_by_id", "closed_at");

-- CreateIndex
CREATE INDEX "opinion_moderator_id_idx" ON "opinion"("moderator_id");

-- CreateIndex
CREATE INDEX "opinion_created_at_idx" ON "opinion"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_fact_check_id_key" ON "appeal"("fact_check_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_comment_id_key" ON "appeal"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_sanction_id_key" ON "appeal"("sanction_id");

-- CreateIndex
CREATE INDEX "appeal_appellant_id_idx" ON "appeal"("appellant_id");

-- CreateIndex
CREATE INDEX "appeal_against_id_idx" ON "appeal"("against_id");

-- CreateIndex
CREATE INDEX "appeal_answered_by_id_idx" ON "appeal"("answered_by_id");

-- CreateIndex
CREATE INDEX "case_note_case_id_id_idx" ON "case_note"("case_id", "id");

-- CreateIndex
CREATE INDEX "case_note_author_id_idx" ON "case_note"("author_id");

-- CreateIndex
CREATE INDEX "decision_template_created_by_id_idx" ON "decision_template"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_user_id_name_key" ON "saved_filter"("user_id", "name");

-- CreateIndex
CREATE INDEX "setting_changed_by_id_idx" ON "setting"("changed_by_id");

-- CreateIndex
CREATE INDEX "word_rule_added_by_id_idx" ON "word_rule"("added_by_id");

-- CreateIndex
CREATE INDEX "word_rule_removed_by_id_idx" ON "word_rule"("removed_by_id");

-- CreateIndex
CREATE INDEX "sanction_issuer_id_idx" ON "sanction"("issuer_id");

-- CreateIndex
CREATE INDEX "sanction_lifted_by_id_idx" ON "sanction"("lifted_by_id");

-- CreateIndex
CREATE INDEX "fact_check_retracted_by_id_idx" ON "fact_check"("retracted_by_id");

-- CreateIndex
CREATE INDEX "review_fact_check_id_version_number_idx" ON "review"("fact_check_id", "version_number");

-- CreateIndex
CREATE INDEX "comment_hidden_by_id_idx" ON "comment"("hidden_by_id");

-- AddForeignKey
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_check" ADD CONSTRAINT "fact_check_retracted_by_id_fkey" FOREIGN KEY ("retracted_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_fact_check_id_fkey" FOREIGN KEY ("fact_check_id") REFERENCES "fact_check"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_occurrence_id_fkey" FOREIGN KEY ("occurrence_id") REFERENCES "occurrence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_case" ADD CONSTRAINT "review_case_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_fact_check_id_fkey" FOREIGN KEY ("fact_check_id") REFERENCES "fact_check"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_appellant_id_fkey" FOREIGN KEY ("appellant_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_against_id_fkey" FOREIGN KEY ("against_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_template" ADD CONSTRAINT "decision_template_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_filter" ADD CONSTRAINT "saved_filter_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setting" ADD CONSTRAINT "setting_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "word_rule" ADD CONSTRAINT "word_rule_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "word_rule" ADD CONSTRAINT "word_rule_removed_by_id_fkey" FOREIGN KEY ("removed_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_hidden_by_id_fkey" FOREIGN KEY ("hidden_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ——— By hand: what the schema cannot say ———

-- Every decision so far closed a case; what waits now opens one. Holds are given back: they last fifteen minutes.
INSERT INTO review_case (id, kind, state, fact_check_id, version, article_id, author_id, verdict, language,
  opened_at, ranked_at, closed_at, closed_by_id, outcome, reason_code, reason)
SELECT r.id, 'fact-check', 'closed', r.fact_check_id, r.version_number, f.article_id, f.author_id, v.verdict,
  (SELECT language FROM revision WHERE article_id = f.article_id ORDER BY number DESC LIMIT 1),
  v.created_at, v.created_at, r.created_at, r.moderator_id, r.decision, r.reason_code, r.reason
FROM review r
JOIN fact_check f ON f.id = r.fact_check_id
JOIN fact_check_version v ON v.fact_check_id = r.fact_check_id AND v.number = r.version_number;
ALTER TABLE review DISABLE TRIGGER review_immutable;
UPDATE review SET case_id = id;
ALTER TABLE review ENABLE TRIGGER review_immutable;
ALTER TABLE review ALTER COLUMN case_id SET NOT NULL;
CREATE UNIQUE INDEX "review_one_decision_a_case" ON "review"("case_id");
ALTER TABLE "review" ADD CONSTRAINT "review_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO review_case (id, kind, fact_check_id, version, article_id, author_id, verdict, language, opened_at, ranked_at)
SELECT gen_random_uuid(), 'fact-check', f.id, f.version, f.article_id, f.author_id, v.verdict,
  (SELECT language FROM revision WHERE article_id = f.article_id ORDER BY number DESC LIMIT 1), f.submitted_at, f.submitted_at
FROM fact_check f JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.version
WHERE f.state = 'submitted';

INSERT INTO review_case (id, kind, occurrence_id, article_id, author_id, verdict, language, opened_at, ranked_at)
SELECT gen_random_uuid(), 'occurrence', o.id, o.article_id, o.proposer_id, v.verdict,
  (SELECT language FROM revision WHERE article_id = o.article_id ORDER BY number DESC LIMIT 1), o.created_at, o.created_at
FROM occurrence o
JOIN fact_check f ON f.id = o.reused_id
JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = coalesce(f.published_version, f.version)
WHERE o.state = 'proposed';

INSERT INTO review_case (id, kind, comment_id, version, article_id, author_id, language, held_for, opened_at, ranked_at)
SELECT gen_random_uuid(), 'comment', c.id, c.version, c.article_id, c.author_id,
  (SELECT language FROM revision WHERE article_id = c.article_id ORDER BY number DESC LIMIT 1),
  ARRAY['article'], c.created_at, c.created_at
FROM comment c WHERE c.state = 'held';
UPDATE comment SET held_for = ARRAY['article'] WHERE state = 'held';

INSERT INTO review_case (id, kind, comment_id, fact_check_id, version, article_id, author_id, language, reports, opened_at, ranked_at)
SELECT gen_random_uuid(), 'flag', flagged.comment_id, flagged.fact_check_id, coalesce(c.version, f.published_version, 1),
  coalesce(c.article_id, f.article_id), coalesce(c.author_id, f.author_id),
  (SELECT language FROM revision WHERE article_id = coalesce(c.article_id, f.article_id) ORDER BY number DESC LIMIT 1),
  flagged.reports, flagged.since, flagged.since
FROM (
  SELECT comment_id, fact_check_id, count(*)::int AS reports, min(created_at) AS since
  FROM flag WHERE state = 'open' GROUP BY comment_id, fact_check_id
) flagged
LEFT JOIN comment c ON c.id = flagged.comment_id
LEFT JOIN fact_check f ON f.id = flagged.fact_check_id
WHERE coalesce(c.state, 'visible') = 'visible';

-- Closed lists. Their one source in code is the pure module of the room; a test compares both.
ALTER TABLE review_case
  ADD CONSTRAINT review_case_kind_known CHECK (kind IN ('fact-check', 'occurrence', 'comment', 'flag', 'appeal')),
  ADD CONSTRAINT review_case_state_known CHECK (state IN ('open', 'closed')),
  ADD CONSTRAINT review_case_outcome_known CHECK (outcome IN (
    'publish', 'request-changes', 'reject', 'accept', 'decline', 'show', 'hide', 'retract', 'dismiss', 'lift', 'keep',
    'withdrawn', 'gone')),
  ADD CONSTRAINT review_case_standing_known CHECK (author_standing IN ('new', 'regular', 'trusted', 'often-rejected')),
  ADD CONSTRAINT review_case_one_subject CHECK (num_nonnulls(fact_check_id, occurrence_id, comment_id, sanction_id) = 1),
  ADD CONSTRAINT review_case_appeal_named CHECK ((kind = 'appeal') = (appeal_id IS NOT NULL)),
  ADD CONSTRAINT review_case_closed_whole CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (outcome IS NOT NULL)),
  -- No decision without a reason.
  ADD CONSTRAINT review_case_reasoned CHECK (outcome IS NULL OR outcome IN ('withdrawn', 'gone') OR reason_code IS NOT NULL),
  ADD CONSTRAINT review_case_held_while_open CHECK (holder_id IS NULL OR (held_until IS NOT NULL AND state = 'open')),
  ADD CONSTRAINT review_case_undone_closed CHECK (undone_at IS NULL OR state = 'closed'),
  ADD CONSTRAINT review_case_opinions CHECK (opinions_needed BETWEEN 1 AND 3),
  ADD CONSTRAINT review_case_counted CHECK (version >= 1 AND reports >= 0 AND reach >= 0);
ALTER TABLE appeal
  ADD CONSTRAINT appeal_one_subject CHECK (num_nonnulls(fact_check_id, comment_id, sanction_id) = 1),
  ADD CONSTRAINT appeal_outcome_known CHECK (outcome IN ('granted', 'refused')),
  ADD CONSTRAINT appeal_answered_whole CHECK (num_nonnulls(outcome, answer, answered_at) IN (0, 3)),
  ADD CONSTRAINT appeal_by_another CHECK (answered_by_id <> against_id AND answered_by_id <> appellant_id);
ALTER TABLE opinion
  ADD CONSTRAINT opinion_decision_known CHECK (decision IN ('publish', 'request-changes', 'reject'));
ALTER TABLE decision_template
  ADD CONSTRAINT decision_template_kind_known CHECK (kind IN ('fact-check', 'occurrence', 'comment', 'flag', 'appeal'));
ALTER TABLE word_rule
  ADD CONSTRAINT word_rule_kind_known CHECK (kind IN ('banned', 'suspect')),
  ADD CONSTRAINT word_rule_filled CHECK (length(pattern) > 0);
ALTER TABLE setting ADD CONSTRAINT setting_numbered CHECK (version >= 1);
ALTER TABLE fact_check
  ADD CONSTRAINT fact_check_retraction_whole CHECK (num_nonnulls(retracted_at, retract_code) IN (0, 2)
    AND (state <> 'retracted' OR retracted_at IS NOT NULL));
ALTER TABLE sanction
  ADD CONSTRAINT sanction_acknowledged_warning CHECK (acknowledged_at IS NULL OR kind = 'warning');
ALTER TABLE notification DROP CONSTRAINT notification_kind_known;
ALTER TABLE notification ADD CONSTRAINT notification_kind_known CHECK (kind IN (
  'mention', 'reply', 'changes', 'decision', 'standing', 'check', 'comment'));
ALTER TABLE notification_choice DROP CONSTRAINT notification_choice_kind_known;
ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_kind_known CHECK (kind IN (
  'mention', 'reply', 'changes', 'decision', 'standing', 'check', 'comment'));

-- One open case for each kind and subject; and what the queue reads, the most urgent first.
CREATE UNIQUE INDEX review_case_open ON review_case (kind, (coalesce(fact_check_id, occurrence_id, comment_id, sanction_id)))
  WHERE state = 'open';
CREATE INDEX review_case_queue ON review_case (ranked_at, id) WHERE state = 'open';
CREATE UNIQUE INDEX word_rule_once ON word_rule (kind, pattern) WHERE removed_at IS NULL;

-- Settings, opinions and rules that were in force stay what they were.
CREATE TRIGGER opinion_immutable BEFORE UPDATE ON opinion FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_note_immutable BEFORE UPDATE ON case_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER setting_immutable BEFORE UPDATE ON setting FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Nobody decides on their own check, and nobody on an article they edited.
CREATE FUNCTION refuse_own_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM fact_check f WHERE f.id = NEW.fact_check_id AND (f.author_id = NEW.moderator_id OR EXISTS (
      SELECT 1 FROM article_editor e WHERE e.article_id = f.article_id AND e.user_id = NEW.moderator_id))
  ) THEN
    RAISE EXCEPTION 'nobody reviews their own check' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_by_another BEFORE INSERT ON review FOR EACH ROW EXECUTE FUNCTION refuse_own_review();
