import pg from 'pg'
import { v7 as newId } from 'uuid'
import { verdicts } from '@/lib/fact-check/verdicts'
import { writeClaim } from './claim-words.ts'
import { makeWriter } from './words.ts'

const size = { articles: 1_000, batch: 10_000 }

/** So many claims, each with a published check somewhere in a thousand articles. Returns their texts and who wrote them. */
export async function fillClaims(databaseUrl: string, count: number) {
  const writer = makeWriter(7)
  const claims = Array.from({ length: count }, () => writeClaim(writer))
  const author = { id: newId(), handle: 'bench-author', name: 'Bench Author', role: 'member' as const }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`INSERT INTO "user" (id, email, handle, name) VALUES ($1, $2, $3, $4)`, [
      author.id,
      'author@bench.example',
      author.handle,
      author.name,
    ])
    await client.query(articles, [size.articles])
    for (let from = 0; from < count; from += size.batch)
      await client.query(checks, [claims.slice(from, from + size.batch), author.id, verdicts])
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
  return { claims, author, writer }
}

const articles = `
  WITH made AS (
    INSERT INTO article (id, slug, published_at) SELECT gen_random_uuid(), 'article-' || n, now() FROM generate_series(1, $1::int) n
    RETURNING id, slug
  ), revised AS (
    INSERT INTO revision (id, article_id, number, title) SELECT gen_random_uuid(), id, 1, 'About ' || slug FROM made
  )
  INSERT INTO paragraph (id, article_id) SELECT gen_random_uuid(), id FROM made`

const checks = `
  WITH place AS MATERIALIZED (
    SELECT row_number() OVER () - 1 AS number, p.id AS paragraph, p.article_id AS article, r.id AS revision
    FROM paragraph p JOIN revision r ON r.article_id = p.article_id
  ), said AS MATERIALIZED (
    SELECT gen_random_uuid() AS claim, gen_random_uuid() AS anchor, gen_random_uuid() AS occurrence, gen_random_uuid() AS checked,
      text, ($3::text[])[1 + number % array_length($3::text[], 1)] AS verdict, number
    FROM unnest($1::text[]) WITH ORDINALITY AS each (text, number)
  ), claims AS (
    INSERT INTO claim (id, text, created_by_id) SELECT claim, text, $2 FROM said
  ), anchors AS (
    INSERT INTO anchor (id, article_id, paragraph_id, revision_id)
    SELECT anchor, article, paragraph, revision FROM said JOIN place ON place.number = said.number % (SELECT count(*) FROM place)
  ), occurrences AS (
    INSERT INTO occurrence (id, claim_id, anchor_id) SELECT occurrence, claim, anchor FROM said
  ), checked AS (
    INSERT INTO fact_check (id, article_id, claim_id, occurrence_id, author_id, state, published_version, submitted_at, published_at)
    SELECT checked, article, claim, occurrence, $2, 'published', 1, now(), now()
    FROM said JOIN place ON place.number = said.number % (SELECT count(*) FROM place)
  )
  INSERT INTO fact_check_version (fact_check_id, number, author_id, claim, verdict, conclusion, explanation, explanation_html)
  SELECT checked, 1, $2, text, verdict, 'What the sources say of it.', 'As the sources say.', '<p>As the sources say.</p>' FROM said`
