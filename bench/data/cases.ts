import pg from 'pg'
import { v7 as newId } from 'uuid'

const people = 500

/**
 * So many cases, of which some are open: six in ten checks, two held comments, two reports of comments, by five
 * hundred people, of the checks that are in the database already. Returns who decides.
 */
export async function fillCases(databaseUrl: string, count: number, open: number) {
  const moderator = {
    id: newId(),
    handle: 'bench-moderator',
    name: 'Bench Moderator',
    role: 'moderator' as const,
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(
      `INSERT INTO "user" (id, email, handle, name, role) VALUES ($1, $2, $3, $4, 'moderator')`,
      [moderator.id, 'moderator@bench.example', moderator.handle, moderator.name],
    )
    await client.query(authors, [people])
    await client.query(closed, [count - open, moderator.id])
    const checks = Math.round(open * 0.6)
    const comments = open - checks
    await client.query(waiting, [checks])
    await client.query(said, [comments])
    await client.query(held, [Math.round(comments / 2)])
    await client.query(reported, [Math.round(comments / 2), moderator.id])
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
  return moderator
}

const authors = `
  INSERT INTO "user" (id, email, handle, name)
  SELECT gen_random_uuid(), 'author-' || n || '@bench.example', 'author-' || n, 'Author ' || n FROM generate_series(1, $1::int) n`

/** A row for each person, numbered from 0. */
const numbered = `author AS MATERIALIZED (
    SELECT id, row_number() OVER () - 1 AS number FROM "user" WHERE handle LIKE 'author-%'
  )`

const verdictOf = `(SELECT verdict FROM fact_check_version v WHERE v.fact_check_id = f.id AND v.number = 1)`

const closed = `
  WITH ${numbered}, f AS MATERIALIZED (SELECT id, article_id, row_number() OVER (ORDER BY id) AS number FROM fact_check)
  INSERT INTO review_case (id, kind, state, fact_check_id, article_id, author_id, verdict, language, opened_at, ranked_at,
    closed_at, closed_by_id, outcome, reason_code)
  SELECT gen_random_uuid(), 'fact-check', 'closed', f.id, f.article_id, author.id, ${verdictOf}, 'en',
    now() - make_interval(mins => 3000 + f.number::int), now() - make_interval(mins => 3000 + f.number::int),
    now() - make_interval(mins => f.number::int), $2, CASE WHEN f.number % 8 = 0 THEN 'reject' ELSE 'publish' END, 'sound'
  FROM f JOIN author ON author.number = f.number % (SELECT count(*) FROM author) WHERE f.number <= $1`

const waiting = `
  WITH ${numbered}, f AS MATERIALIZED (
    SELECT id, article_id, row_number() OVER (ORDER BY id DESC) AS number FROM fact_check ORDER BY id DESC LIMIT $1
  ), asked AS (
    UPDATE fact_check SET state = 'submitted', published_version = NULL, published_at = NULL FROM f WHERE f.id = fact_check.id
  )
  INSERT INTO review_case (id, kind, fact_check_id, article_id, author_id, verdict, language, author_standing, opened_at, ranked_at)
  SELECT gen_random_uuid(), 'fact-check', f.id, f.article_id, author.id, ${verdictOf},
    (ARRAY['en', 'de', 'fr'])[1 + f.number % 3], (ARRAY['new', 'regular', 'trusted', 'often-rejected'])[1 + f.number % 4],
    now() - make_interval(mins => f.number::int % 3000), now() - make_interval(mins => (f.number * 7)::int % 4000)
  FROM f JOIN author ON author.number = f.number % (SELECT count(*) FROM author)`

const said = `
  WITH ${numbered}, place AS MATERIALIZED (
    SELECT c.anchor_id, n.article_id, n.paragraph_id, v.claim, row_number() OVER () AS number
    FROM occurrence c JOIN anchor n ON n.id = c.anchor_id JOIN fact_check f ON f.occurrence_id = c.id
    JOIN fact_check_version v ON v.fact_check_id = f.id LIMIT $1
  ), made AS (SELECT place.*, gen_random_uuid() AS id, author.id AS author FROM place
    JOIN author ON author.number = place.number % (SELECT count(*) FROM author))
  INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, state, body, body_html)
  SELECT id, article_id, paragraph_id, anchor_id, id, author, CASE WHEN number % 2 = 0 THEN 'held' ELSE 'visible' END,
    'I doubt it: ' || claim, '<p>I doubt it.</p>' FROM made`

const held = `
  INSERT INTO review_case (id, kind, comment_id, article_id, author_id, language, held_for, opened_at, ranked_at)
  SELECT gen_random_uuid(), 'comment', id, article_id, author_id, 'en', ARRAY['article'],
    now() - make_interval(mins => (row_number() OVER () % 2000)::int), now() - make_interval(mins => (row_number() OVER () % 2500)::int)
  FROM comment WHERE state = 'held' LIMIT $1`

const reported = `
  WITH told AS (
    INSERT INTO flag (id, reporter_id, comment_id, reason_code)
    SELECT gen_random_uuid(), $2, id, 'spam' FROM comment WHERE state = 'visible' LIMIT $1 RETURNING comment_id
  )
  INSERT INTO review_case (id, kind, comment_id, article_id, author_id, language, reports, opened_at, ranked_at)
  SELECT gen_random_uuid(), 'flag', c.id, c.article_id, c.author_id, 'en', 1,
    now() - make_interval(mins => (row_number() OVER () % 1500)::int), now() - make_interval(mins => (row_number() OVER () % 2200)::int)
  FROM told JOIN comment c ON c.id = told.comment_id`
