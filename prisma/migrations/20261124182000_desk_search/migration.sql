-- AlterTable
ALTER TABLE "review_case" ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "case_look" (
    "case_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_look_pkey" PRIMARY KEY ("case_id","user_id")
);

-- CreateIndex
CREATE INDEX "case_look_user_id_idx" ON "case_look"("user_id");

-- CreateIndex
CREATE INDEX "case_look_seen_at_idx" ON "case_look"("seen_at");

-- AddForeignKey
ALTER TABLE "case_look" ADD CONSTRAINT "case_look_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "review_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_look" ADD CONSTRAINT "case_look_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ——— By hand: what the schema cannot say ———

-- What the search at the desk looks in: who wrote it, the quote, the claim or the comment, the words of a sanction or an
-- appeal. Written when a case opens and when what was read is replaced by another version; closed cases keep theirs, and
-- no index holds them.
CREATE FUNCTION fill_case_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := concat_ws(E'\n',
    (SELECT concat_ws(' ', u.name, u.handle) FROM "user" u WHERE u.id = NEW.author_id),
    (SELECT concat_ws(E'\n', n.exact, v.claim, v.claimant, v.conclusion)
      FROM fact_check f
      JOIN fact_check_version v ON v.fact_check_id = f.id
        AND v.number = CASE WHEN NEW.fact_check_id IS NULL THEN coalesce(f.published_version, f.version) ELSE NEW.version END
      JOIN occurrence o ON o.id = coalesce(NEW.occurrence_id, f.occurrence_id)
      JOIN anchor n ON n.id = o.anchor_id
      WHERE f.id = coalesce(NEW.fact_check_id, (SELECT reused_id FROM occurrence WHERE id = NEW.occurrence_id))),
    (SELECT concat_ws(E'\n', n.exact, left(c.body, 4000))
      FROM comment c JOIN anchor n ON n.id = c.anchor_id WHERE c.id = NEW.comment_id),
    (SELECT s.reason FROM sanction s WHERE s.id = NEW.sanction_id),
    (SELECT left(a.words, 4000) FROM appeal a WHERE a.id = NEW.appeal_id));
  RETURN NEW;
END $$;
CREATE TRIGGER review_case_words BEFORE INSERT OR UPDATE OF version ON review_case
  FOR EACH ROW WHEN (NEW.state = 'open') EXECUTE FUNCTION fill_case_words();
UPDATE review_case SET version = version WHERE state = 'open';

CREATE INDEX review_case_words ON review_case USING gin (words gin_trgm_ops) WHERE state = 'open';
CREATE INDEX review_case_queue_kind ON review_case (kind, ranked_at, id) WHERE state = 'open';
CREATE INDEX review_case_queue_article ON review_case (article_id, ranked_at, id) WHERE state = 'open';
-- What the counts read, without the rows themselves.
CREATE INDEX review_case_counts ON review_case (opened_at)
  INCLUDE (kind, verdict, language, author_standing, article_id, holder_id, held_until) WHERE state = 'open';
-- Earlier decisions about somebody's work: their record, and their standing when a case opens.
CREATE INDEX review_case_of_author ON review_case (author_id, closed_at DESC)
  INCLUDE (kind, outcome, undone_at) WHERE state = 'closed';

-- Who is looking at what is worth nothing after half a minute: it needs no log.
ALTER TABLE case_look SET UNLOGGED;
