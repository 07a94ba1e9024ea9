-- AlterTable
ALTER TABLE "event" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x'::bytea,
ADD COLUMN     "salt" UUID NOT NULL DEFAULT gen_random_uuid();

-- ——— By hand: what the schema cannot say ———

-- The log as a chain: each entry carries the SHA-256 of the hash before it and of its own text, so whoever noted a hash
-- can tell later whether anything up to it was changed, added or taken away. scripts/record/chain.ts writes the same
-- text by itself; docs/decisions/010 says what this proves and what not. Columns that are added later are not in it.
CREATE FUNCTION event_text(entry event) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT pg_catalog.jsonb_build_object(
    'id', entry.id, 'at', (extract(epoch FROM entry.at) * 1000)::bigint, 'kind', entry.kind, 'actor', entry.actor_id,
    'subjectType', entry.subject_type, 'subject', entry.subject_id, 'article', entry.article_id,
    'isPublic', entry.is_public, 'data', entry.data, 'salt', entry.salt)::text
$$;

-- The lock makes appends serial (20261124160000_annotating), and a statement in here sees all that were committed before
-- it: at stricter levels it would not, and two entries could follow the same one.
CREATE OR REPLACE FUNCTION order_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION 'the log is appended to at the level READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM pg_advisory_xact_lock(7297001);
  NEW.id := nextval(pg_get_serial_sequence('event', 'id'));
  NEW.salt := gen_random_uuid();
  NEW.hash := sha256(
    coalesce((SELECT hash FROM event ORDER BY id DESC LIMIT 1), '') || convert_to(event_text(NEW), 'UTF8'));
  RETURN NEW;
END $$;

-- What happened so far becomes the beginning of the chain.
ALTER TABLE event DISABLE TRIGGER event_append_only;
DO $$
DECLARE
  entry event;
  link bytea := '';
BEGIN
  FOR entry IN SELECT * FROM event ORDER BY id LOOP
    link := sha256(link || convert_to(event_text(entry), 'UTF8'));
    UPDATE event SET hash = link WHERE id = entry.id;
  END LOOP;
END $$;
ALTER TABLE event ENABLE TRIGGER event_append_only;
ALTER TABLE event ADD CONSTRAINT event_hashed CHECK (length(hash) = 32);

-- What the public record is searched by: words as they stand, without a language, since reasons and claims are written
-- in any. Marks beyond ASCII are taken away first: where the database knows no letters but those, it takes “a for a word.
CREATE FUNCTION record_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('simple'::regconfig, translate(words, '“”„‟‘’‚«»‹›…–—·†', '                '))
$$;

-- What it is filtered by, each the newest first, and searched in.
CREATE INDEX event_public_at ON event (at, id) WHERE is_public;
CREATE INDEX event_public_kind ON event (kind, id) WHERE is_public;
CREATE INDEX event_public_article ON event (article_id, id) WHERE is_public;
CREATE INDEX event_public_actor ON event (actor_id, id) WHERE is_public;
CREATE INDEX event_public_reason_code ON event ((data->>'reasonCode'), id) WHERE is_public;
CREATE INDEX event_public_reused ON event ((data->>'factCheckId'), id) WHERE is_public AND subject_type = 'occurrence';
CREATE INDEX event_public_reason ON event USING gin (record_words(data->>'reason')) WHERE is_public;
CREATE INDEX fact_check_version_claim ON fact_check_version USING gin (record_words(claim));

-- What the figures are counted from, each read once over the weeks that are shown.
CREATE INDEX review_case_closed ON review_case (closed_at) INCLUDE (opened_at, kind, outcome, verdict, undone_at)
  WHERE state = 'closed';
CREATE INDEX fact_check_retracted ON fact_check (retracted_at) WHERE retracted_at IS NOT NULL;
CREATE INDEX appeal_granted ON appeal (answered_at) WHERE outcome = 'granted';
