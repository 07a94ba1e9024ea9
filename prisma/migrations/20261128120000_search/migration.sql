-- CreateTable
CREATE TABLE "search_entry" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "article_id" UUID NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT NOT NULL,
    "facets" TEXT[],
    "title" tsvector NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "search_entry_kind_at_idx" ON "search_entry"("kind", "at");

-- CreateIndex
CREATE INDEX "search_entry_article_id_idx" ON "search_entry"("article_id");

-- CreateIndex
CREATE INDEX "search_entry_author_id_idx" ON "search_entry"("author_id");

-- CreateIndex
CREATE INDEX "search_entry_language_idx" ON "search_entry"("language");

-- CreateIndex
CREATE INDEX "search_entry_facets_title_words_idx" ON "search_entry" USING GIN ("facets", "title", "words");

-- CreateIndex
CREATE UNIQUE INDEX "search_entry_kind_number_key" ON "search_entry"("kind", "number");

-- CreateIndex
CREATE INDEX "search_word_word_idx" ON "search_word" USING GIN ("word" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ——— By hand: what the schema cannot say ———

-- Trusted: the owner of the database may install it.
CREATE EXTENSION IF NOT EXISTS unaccent;

ALTER TABLE search_entry
  ADD CONSTRAINT search_entry_faceted CHECK (facets IS NOT NULL),
  ADD CONSTRAINT search_entry_kind_known CHECK (kind IN ('article', 'claim', 'fact-check', 'comment'));

-- Few entries wait outside of the index: a search goes through them one by one.
ALTER INDEX search_entry_facets_title_words_idx SET (gin_pending_list_limit = 256);
-- Things of one kind are numbered in the order in which they appear.
CREATE SEQUENCE search_article_number MINVALUE 0;
CREATE SEQUENCE search_claim_number MINVALUE 0;
CREATE SEQUENCE search_fact_check_number MINVALUE 0;
CREATE SEQUENCE search_comment_number MINVALUE 0;

-- For every language that this PostgreSQL can stem a configuration with `unaccent` before its stemmer, so that "zurich"
-- finds "Zürich"; and one without a stemmer for all others.
DO $make$
DECLARE
  known CONSTANT jsonb := '{"ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish"}';
  name text;
  lines text;
BEGIN
  CREATE TEXT SEARCH CONFIGURATION search_simple (COPY = pg_catalog.simple);
  ALTER TEXT SEARCH CONFIGURATION search_simple ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
  FOR name IN SELECT DISTINCT value FROM jsonb_each_text(known)
    JOIN pg_ts_config c ON c.cfgname = value AND c.cfgnamespace = 'pg_catalog'::regnamespace
  LOOP
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION search_%1$s (COPY = pg_catalog.%1$s)', name);
    EXECUTE format(
      'ALTER TEXT SEARCH CONFIGURATION search_%1$s ALTER MAPPING FOR hword, hword_part, word WITH unaccent, %1$s_stem', name);
  END LOOP;
  SELECT string_agg(format('WHEN %L THEN %L::regconfig', key, 'public.search_' || value), ' ') INTO lines
    FROM jsonb_each_text(known) JOIN pg_ts_config c ON c.cfgname = value AND c.cfgnamespace = 'pg_catalog'::regnamespace;
  -- By the first part of a language tag (BCP 47).
  EXECUTE format($body$
    CREATE FUNCTION search_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT CASE language %s ELSE 'public.search_simple'::regconfig END
    $$ $body$, lines);
END $make$;

-- A text as it is divided into words. PostgreSQL's parser knows tags, paths and negative numbers; here "<b", "and/or"
-- and "2020-2024" are words and punctuation. Where the type of characters is "C", as in the built-in database, PostgreSQL's
-- parser takes everything beyond ASCII for a letter, so punctuation is taken out here. Scripts that put no spaces
-- between words are searched by character: a run of them is a phrase.
CREATE FUNCTION search_text(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(
    translate(words, '<>&/“”„‟‘’‚«»‹›…–—·†¿¡、。，！？「」『』（）：；・《》〈〉【】،؛؟' || U&'\00A0\00AD\200B\200E\200F', repeat(' ', 64)),
    '([฀-๿぀-ヿ㐀-鿿豈-﫿])', ' \1 ', 'g'), '[-+](?=\d)', ' ', 'g')
$$;

-- The same words with their punctuation, for marking what was found in them: what PostgreSQL would take for letters
-- stands between marks (U+0003) that whoever shows it takes out again.
CREATE FUNCTION search_apart(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(translate(words, U&'\0001\0002\0003', ''),
    U&'([<>&/“”„‟‘’‚«»‹›…–—·†¿¡、。，！？「」『』（）：；・《》〈〉【】،؛؟\00A0\00AD\200B\200E\200F฀-๿぀-ヿ㐀-鿿豈-﫿]|[-+](?=\\d))', U&'\0003\\1\0003', 'g')
$$;

-- HTML of our own making as plain text.
CREATE FUNCTION search_plain(html text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(replace(replace(replace(replace(
    regexp_replace(regexp_replace(html, '</?(p|br|li|ul|ol|blockquote|h[1-6]|pre|hr|table|t[hdr])( [^>]*)?>', ' ', 'g'), '<[^>]*>', '', 'g'),
    '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&')
$$;

-- What was typed, as a query in one language; null where nothing is left of it, as of words that stand in every text.
-- `terms` are [{"words", "form": "words" | "phrase" | "begins", "not": bool}] (lib/search/terms.ts). The wide one holds
-- for more things than the exact one, and never for fewer: an index answers it without looking at the things themselves.
CREATE FUNCTION search_query(config regconfig, terms jsonb, is_exact boolean) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  term record;
  one tsquery;
  every tsquery;
  has_wanted boolean := false;
BEGIN
  FOR term IN SELECT * FROM jsonb_to_recordset(terms) AS t (words text, form text, "not" boolean) LOOP
    IF term.form = 'begins' THEN
      one := to_tsquery(config, '''' || replace(replace(search_text(term.words), '\', ' '), '''', ' ') || ''':*');
    ELSIF is_exact THEN
      one := phraseto_tsquery(config, search_text(term.words));
    ELSE
      one := plainto_tsquery(config, search_text(term.words));
    END IF;
    CONTINUE WHEN numnode(one) = 0;
    IF term."not" THEN
      CONTINUE WHEN NOT is_exact AND numnode(one) > 1;
      one := !! one;
    ELSE
      has_wanted := true;
    END IF;
    every := CASE WHEN every IS NULL THEN one ELSE every && one END;
  END LOOP;
  RETURN CASE WHEN has_wanted THEN every END;
END $$;

-- ——— What is found, kept true by triggers ———

-- A tsvector holds a megabyte at most; that many characters fit in whatever they are.
CREATE FUNCTION search_put(
  id uuid, kind text, article_id uuid, author_id uuid, at timestamptz, language text, verdicts text[], title text, body text
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  base text := lower(split_part(replace(language, '_', '-'), '-', 1));
  config regconfig := search_config(base);
  titled tsvector := to_tsvector(config, search_text(left(title, 2000)));
  worded tsvector := setweight(titled, 'A') || to_tsvector(config, search_text(left(body, 200000)));
  place bigint := coalesce(
    (SELECT e.number FROM search_entry e WHERE e.id = search_put.id AND e.at = search_put.at),
    nextval(('search_' || replace(kind, '-', '_') || '_number')::regclass));
  facets text[] := array['l:' || base, kind || '/' || (place >> 12)]
    || ARRAY(SELECT DISTINCT 'v:' || v FROM unnest(verdicts) v);
BEGIN
  INSERT INTO search_entry AS e (id, kind, number, article_id, author_id, at, language, facets, title, words)
    VALUES (id, kind, place, article_id, author_id, at, base, facets, titled, worded)
  ON CONFLICT ON CONSTRAINT search_entry_pkey DO UPDATE SET number = excluded.number, article_id = excluded.article_id,
    at = excluded.at, language = excluded.language, facets = excluded.facets, title = excluded.title, words = excluded.words
    WHERE (e.number, e.article_id, e.language, e.facets, e.title, e.words)
      IS DISTINCT FROM (excluded.number, excluded.article_id, excluded.language, excluded.facets, excluded.title, excluded.words);
  -- In one order, so that two who bring the same new words do not wait for each other.
  IF kind <> 'comment' THEN
    INSERT INTO search_word SELECT lexeme FROM unnest(to_tsvector('simple', search_text(left(title || ' ' || body, 200000))))
      WHERE lexeme ~ '^[[:alpha:]]{4,30}$' ORDER BY lexeme
    ON CONFLICT DO NOTHING;
  END IF;
END $$;

CREATE FUNCTION search_fill_article(which uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  found record;
BEGIN
  SELECT a.id, a.published_at, r.id AS revision_id, r.language, r.title, r.byline, r.site INTO found
    FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    WHERE a.id = which AND a.published_at IS NOT NULL;
  IF found.id IS NULL THEN
    DELETE FROM search_entry WHERE id = which;
  ELSE
    PERFORM search_put(which, 'article', which, NULL, found.published_at, found.language, '{}', found.title,
      concat_ws(E'\n', found.byline, found.site,
        (SELECT string_agg(text, E'\n' ORDER BY position) FROM paragraph_text WHERE revision_id = found.revision_id)));
  END IF;
END $$;

-- The latest of a claim's checks that stand says how the claim is put.
CREATE FUNCTION search_fill_claim(which uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  latest record;
BEGIN
  SELECT f.article_id, f.published_at, r.language, v.claim, v.claimant,
      array_agg(v.verdict) OVER () AS verdicts INTO latest
    FROM fact_check f JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    JOIN article a ON a.id = f.article_id AND a.published_at IS NOT NULL
    JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    JOIN "user" u ON u.id = f.author_id AND u.left_at IS NULL
    WHERE f.claim_id = which AND f.state <> 'retracted'
    ORDER BY f.published_at DESC, f.id LIMIT 1;
  IF latest.article_id IS NULL THEN
    DELETE FROM search_entry WHERE id = which;
  ELSE
    PERFORM search_put(which, 'claim', latest.article_id, NULL, latest.published_at, latest.language, latest.verdicts,
      latest.claim, coalesce(latest.claimant, ''));
  END IF;
END $$;

CREATE FUNCTION search_fill_check(which uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  found record;
BEGIN
  SELECT f.article_id, f.author_id, f.published_at, r.language, v.* INTO found
    FROM fact_check f JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    JOIN article a ON a.id = f.article_id AND a.published_at IS NOT NULL
    JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    JOIN "user" u ON u.id = f.author_id AND u.left_at IS NULL
    WHERE f.id = which AND f.state <> 'retracted';
  IF found.article_id IS NULL THEN
    DELETE FROM search_entry WHERE id = which;
  ELSE
    PERFORM search_put(which, 'fact-check', found.article_id, found.author_id, found.published_at, found.language,
      ARRAY[found.verdict], found.claim, concat_ws(E'\n', found.claimant, found.conclusion, search_plain(found.explanation_html),
        (SELECT string_agg(concat_ws(' ', e.title, e.publisher, e.quote), E'\n' ORDER BY e.position)
          FROM evidence e WHERE e.fact_check_id = which AND e.version_number = found.number)));
  END IF;
  PERFORM search_fill_claim(claim_id) FROM fact_check WHERE id = which;
END $$;

CREATE FUNCTION search_fill_comment(which uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  found record;
BEGIN
  SELECT c.article_id, c.author_id, c.created_at, c.body_html, r.language INTO found
    FROM comment c JOIN article a ON a.id = c.article_id AND a.published_at IS NOT NULL
    JOIN revision r ON r.article_id = a.id AND r.number = a.current_revision
    JOIN "user" u ON u.id = c.author_id AND u.left_at IS NULL
    WHERE c.id = which AND c.state = 'visible';
  IF found.article_id IS NULL THEN
    DELETE FROM search_entry WHERE id = which;
  ELSE
    PERFORM search_put(which, 'comment', found.article_id, found.author_id, found.created_at, found.language, '{}', '',
      search_plain(found.body_html));
  END IF;
END $$;

-- At the end of the transaction that publishes something its text is there, in whatever order it was written. An article
-- is read once for all of its rows.
CREATE FUNCTION search_note_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_fill_article(NEW.id);
  PERFORM set_config('obelus.search_filled', NEW.id::text, true);
  IF TG_OP = 'UPDATE' AND OLD.published_at IS NOT NULL AND NEW.published_at IS NULL THEN
    DELETE FROM search_entry WHERE article_id = NEW.id;
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.published_at IS NULL) <> (NEW.published_at IS NULL) THEN
    PERFORM search_fill_check(id) FROM fact_check WHERE article_id = NEW.id AND published_version IS NOT NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.published_at IS NULL THEN
    PERFORM search_fill_comment(id) FROM comment WHERE article_id = NEW.id AND state = 'visible';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER article_findable AFTER INSERT OR UPDATE OF published_at, current_revision ON article
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_note_article();

CREATE FUNCTION search_note_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about uuid := (SELECT r.article_id FROM revision r JOIN article a ON a.id = r.article_id AND a.current_revision = r.number
    WHERE r.id = NEW.revision_id AND a.published_at IS NOT NULL);
BEGIN
  IF about::text <> coalesce(current_setting('obelus.search_filled', true), '') THEN
    PERFORM search_fill_article(about);
    PERFORM set_config('obelus.search_filled', about::text, true);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER paragraph_text_findable AFTER INSERT ON paragraph_text
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_note_text();

CREATE FUNCTION search_note_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_fill_check(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fact_check_findable AFTER INSERT OR UPDATE OF state, published_version, published_at, claim_id
  ON fact_check DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.published_version IS NOT NULL)
  EXECUTE FUNCTION search_note_check();

CREATE FUNCTION search_note_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_fill_check(id) FROM fact_check WHERE id = NEW.fact_check_id AND published_version = NEW.number;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fact_check_version_findable AFTER INSERT ON fact_check_version
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_note_version();

CREATE FUNCTION search_note_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_fill_comment(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER comment_findable AFTER INSERT OR UPDATE OF state, body_html ON comment
  FOR EACH ROW EXECUTE FUNCTION search_note_comment();

-- What people who left have written stays where it is, and is no longer found by its words.
CREATE FUNCTION search_note_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entry WHERE author_id = NEW.id;
  PERFORM search_fill_claim(claim_id) FROM fact_check WHERE author_id = NEW.id AND published_version IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER user_left_unfindable AFTER UPDATE OF left_at ON "user"
  FOR EACH ROW WHEN (NEW.left_at IS NOT NULL) EXECUTE FUNCTION search_note_leaving();

-- What is there already, the oldest first.
DO $fill$
BEGIN
  PERFORM search_fill_article(id) FROM (SELECT id FROM article WHERE published_at IS NOT NULL ORDER BY published_at, id) a;
  PERFORM search_fill_check(id) FROM (
    SELECT id FROM fact_check WHERE published_version IS NOT NULL AND state <> 'retracted' ORDER BY published_at, id) f;
  PERFORM search_fill_comment(id) FROM (SELECT id FROM comment WHERE state = 'visible' ORDER BY created_at, id) c;
END $fill$;
