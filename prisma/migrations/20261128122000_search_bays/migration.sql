-- By hand: what the schema cannot say.
-- Where words are asked for by their beginning, an index gathers all of them at each look: sixteen shelves are looked at
-- together, as a bay.
CREATE OR REPLACE FUNCTION search_put(
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
  facets text[] := array['l:' || base, kind || '/' || (place >> 12), kind || '//' || (place >> 16)]
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

UPDATE search_entry SET facets = facets || (kind || '//' || (number >> 16));
