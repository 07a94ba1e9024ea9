import pg from 'pg'
import type { Throwaway } from '../../scripts/postgres/throwaway.ts'

const size = {
  words: 40_000,
  sentences: 20_000,
  batch: 2_000,
  paragraphs: 20,
  checks: 20_000,
  comments: 100_000,
}
const fillers = 2

export type Filled = { articles: number; seconds: number }

/**
 * So many articles of twenty paragraphs, with checks and comments on some, made by SQL from words that are as unevenly
 * common as those of a language (Zipf): the same in every run. The index is built when all is there.
 */
export async function fillSearchable(database: Throwaway, articles: number): Promise<Filled> {
  const started = performance.now()
  const url = new URL(database.url)
  const admin = new URL(database.adminUrl)
  admin.pathname = url.pathname
  await asOne(admin.href, async (client) => {
    // Keys are not looked up row by row, and triggers wait: what they do comes once for all.
    await client.query(
      `SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SELECT setseed(0.42)`,
    )
    await client.query(words)
    await client.query('SELECT make_articles($1)', [articles])
    await client.query('SELECT make_said($1, $2)', [size.checks, size.comments])
    await client.query('DROP INDEX search_entry_facets_title_words_idx; ANALYZE')
  })
  const ids = await asOne(url.href, async (client) => (await client.query<{ id: string }>(inOrder)).rows)
  const batches = Array.from({ length: Math.ceil(ids.length / size.batch) }, (_, at) =>
    ids.slice(at * size.batch, (at + 1) * size.batch).map(({ id }) => id),
  )
  await Promise.all(Array.from({ length: fillers }, () => fillBatches(url.href, batches)))
  await asOne(admin.href, async (client) => {
    await client.query(`SET maintenance_work_mem = '512MB'`)
    await client.query(others)
    await client.query(index)
    await client.query('VACUUM ANALYZE')
  })
  return { articles, seconds: (performance.now() - started) / 1_000 }
}

/** Takes batches until none is left: several do so at once. */
async function fillBatches(url: string, batches: string[][]): Promise<void> {
  await asOne(url, async (client) => {
    for (let batch = batches.shift(); batch; batch = batches.shift())
      await client.query('SELECT search_fill_article(id) FROM unnest($1::uuid[]) id', [batch])
  })
}

async function asOne<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const inOrder = 'SELECT id FROM article ORDER BY published_at, id'

const others = `
  SELECT search_fill_check(id) FROM fact_check ORDER BY published_at, id;
  SELECT search_fill_comment(id) FROM comment ORDER BY created_at, id`

const index = `CREATE INDEX search_entry_facets_title_words_idx ON search_entry USING gin (facets, title, words)
  WITH (gin_pending_list_limit = 256)`

/** Words of two to four syllables; sentences of fourteen, in which the n-th word is as common as 1/n. */
const words = `
  CREATE UNLOGGED TABLE made_word AS
  SELECT n, (SELECT string_agg((ARRAY['ba','co','di','fer','gan','hel','il','jor','ka','len','mi','nor','pa','qui','ra',
      'son','ta','ver','win','zu'])[1 + (n / p.power % 20)::int], '' ORDER BY p.power)
    FROM (VALUES (1), (20), (400), (8000)) p (power) WHERE n >= p.power OR p.power <= 20) AS word
  FROM generate_series(0, ${size.words - 1}) n;
  CREATE UNIQUE INDEX made_word_n ON made_word (n);
  -- Two who bring the same new words wait for each other, and these bring thousands.
  INSERT INTO search_word SELECT DISTINCT word FROM made_word WHERE word ~ '^[[:alpha:]]{4,30}$';
  CREATE UNLOGGED TABLE made_sentence AS
  SELECT s AS n, string_agg(w.word, ' ' ORDER BY d.at) AS text FROM (
    SELECT s, at, floor(power(${size.words}, random()))::int - 1 AS rank
    FROM generate_series(0, ${size.sentences - 1}) s, generate_series(1, 14) at) d (s, at, rank)
  JOIN made_word w ON w.n = d.rank GROUP BY s;
  CREATE UNIQUE INDEX made_sentence_n ON made_sentence (n);
  GRANT SELECT ON made_word, made_sentence TO PUBLIC;

  CREATE FUNCTION made(text) RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT initcap(left(text, 1)) || substr(text, 2) || '. ' FROM made_sentence
    WHERE n = floor(random() * ${size.sentences})::int OFFSET 0 $$;

  CREATE FUNCTION make_articles(wanted int) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO article (id, slug, published_at)
      SELECT uuidv7(), 'article-' || n, now() - make_interval(mins => (wanted - n) * 20) FROM generate_series(1, wanted) n;
    INSERT INTO revision (id, article_id, number, title, language, site)
      SELECT uuidv7(), a.id, 1, regexp_replace(left(s.text, 60), ' \\S*$', '') || ' ' || w.word, 'en', 'Baba'
      FROM (SELECT id, floor(random() * ${size.sentences})::int AS s, floor(random() * ${size.words})::int AS w FROM article) a
      JOIN made_sentence s ON s.n = a.s JOIN made_word w ON w.n = a.w;
    INSERT INTO paragraph (id, article_id) SELECT uuidv7(), a.id FROM article a, generate_series(1, ${size.paragraphs});
    INSERT INTO paragraph_text (revision_id, paragraph_id, position, kind, text)
      SELECT p.revision, p.id, p.place, 'paragraph', s.text || '. ' || t.text || ' ' || w.word || '.'
      FROM (SELECT p.id, r.id AS revision, (row_number() OVER (PARTITION BY p.article_id))::int - 1 AS place,
          floor(random() * ${size.sentences})::int AS s, floor(random() * ${size.sentences})::int AS t,
          floor(random() * ${size.words})::int AS w
        FROM paragraph p JOIN revision r ON r.article_id = p.article_id) p
      JOIN made_sentence s ON s.n = p.s JOIN made_sentence t ON t.n = p.t JOIN made_word w ON w.n = p.w;
  END $$;

  CREATE FUNCTION make_said(checks int, comments int) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE author uuid := uuidv7();
  BEGIN
    INSERT INTO "user" (id, email, handle, name) VALUES (author, 'author@bench.example', 'bench-author', 'Bench Author');
    CREATE TEMP TABLE place AS
      SELECT row_number() OVER () AS n, p.id AS paragraph, p.article_id AS article, r.id AS revision, uuidv7() AS anchor,
        uuidv7() AS claim, uuidv7() AS occurrence, uuidv7() AS id, s.text,
        now() - make_interval(mins => (random() * 1000000)::int) AS at
      FROM (SELECT *, floor(random() * ${size.sentences})::int AS s FROM paragraph TABLESAMPLE SYSTEM (10) LIMIT checks + comments) p
      JOIN revision r ON r.article_id = p.article_id JOIN made_sentence s ON s.n = p.s;
    INSERT INTO anchor (id, article_id, paragraph_id, revision_id) SELECT anchor, article, paragraph, revision FROM place;
    INSERT INTO claim (id, text, created_by_id, is_checked) SELECT claim, text, author, true FROM place WHERE n <= checks;
    INSERT INTO occurrence (id, claim_id, anchor_id) SELECT occurrence, claim, anchor FROM place WHERE n <= checks;
    INSERT INTO fact_check (id, article_id, claim_id, occurrence_id, author_id, state, published_version, submitted_at, published_at)
      SELECT id, article, claim, occurrence, author, 'published', 1, at, at FROM place WHERE n <= checks;
    INSERT INTO fact_check_version (fact_check_id, number, author_id, claim, verdict, conclusion, explanation, explanation_html)
      SELECT id, 1, author, text, (ARRAY['accurate', 'false', 'mixed', 'misleading'])[1 + n % 4], text, text, '<p>' || text || '</p>'
      FROM place WHERE n <= checks;
    INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, body, body_html, created_at)
      SELECT id, article, paragraph, anchor, id, author, text, '<p>' || text || '</p>', at FROM place WHERE n > checks;
  END $$`
