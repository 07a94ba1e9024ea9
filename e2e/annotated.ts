import type { Page } from '@playwright/test'
import { type Article, newId, type Person } from './fixtures'

/** Rows of published checks and of comments, as the mutations leave them, for pages that show many at once. */

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>
type Paragraph = { id: string; text: string }
type Target = { article: { id: string }; paragraph: Paragraph; words?: string; occurrence?: number }

async function addAnchor(sql: Sql, { article, paragraph, words, occurrence = 1 }: Target): Promise<string> {
  const id = newId()
  let at = -1
  for (let n = 0; words && n < occurrence; n += 1) at = paragraph.text.indexOf(words, at + 1)
  const start = words ? [...paragraph.text.slice(0, at)].length : null
  const end = words && start !== null ? start + [...words].length : null
  await sql(
    `INSERT INTO anchor (id, article_id, paragraph_id, revision_id, exact, prefix, suffix, start, "end")
     SELECT $1, $2, $3, id, $4, $5, $5, $6, $7 FROM revision WHERE article_id = $2`,
    [id, article.id, paragraph.id, words ?? null, words ? '' : null, start, end],
  )
  return id
}

/** A comment that opens a thread; gives its id. */
export async function addComment(sql: Sql, author: Person, target: Target, body: string): Promise<string> {
  const [id, anchorId] = [newId(), await addAnchor(sql, target)]
  await sql(
    `INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, body, body_html)
     VALUES ($1, $2, $3, $4, $1, $5, $6, $7)`,
    [id, target.article.id, target.paragraph.id, anchorId, author.id, body, `<p>${body}</p>`],
  )
  await sql('INSERT INTO comment_version (comment_id, number, editor_id, body) VALUES ($1, 1, $2, $3)', [
    id,
    author.id,
    body,
  ])
  return id
}

/** A published check with one source; gives its id. */
export async function addCheck(
  sql: Sql,
  author: Person,
  target: Target,
  {
    verdict,
    conclusion,
    html = '<p>x</p>',
  }: { verdict: string; conclusion: string; html?: string | undefined },
): Promise<string> {
  const [id, claimId, occurrenceId] = [newId(), newId(), newId()]
  const anchorId = await addAnchor(sql, target)
  await sql('INSERT INTO claim (id, text, created_by_id) VALUES ($1, $2, $3)', [
    claimId,
    conclusion,
    author.id,
  ])
  await sql('INSERT INTO occurrence (id, claim_id, anchor_id) VALUES ($1, $2, $3)', [
    occurrenceId,
    claimId,
    anchorId,
  ])
  await sql(
    `INSERT INTO fact_check (id, article_id, claim_id, occurrence_id, author_id, state, published_version, submitted_at, published_at)
     VALUES ($1, $2, $3, $4, $5, 'published', 1, now(), now())`,
    [id, target.article.id, claimId, occurrenceId, author.id],
  )
  await sql(
    `INSERT INTO fact_check_version (fact_check_id, number, author_id, claim, verdict, conclusion, explanation, explanation_html)
     VALUES ($1, 1, $2, $3, $4, $3, 'x', $5)`,
    [id, author.id, conclusion, verdict, html],
  )
  await sql(
    `INSERT INTO evidence (id, fact_check_id, version_number, position, url, title, stance)
     VALUES ($1, $2, 1, 0, 'https://budget.example/2026', 'Budget 2026', 'supports')`,
    [newId(), id],
  )
  return id
}

/** Whether there is no margin, so that notes open in a sheet. */
export const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 1100

const text = 'The plan costs 30 million, the mayor said, and nobody objected to the plan on Monday.'

/** Three paragraphs: checks and a quoted comment that overlap, a paragraph with many threads, one with nothing. */
export async function annotate(sql: Sql, article: (texts?: string[]) => Promise<Article>, author: Person) {
  const made = await article([text, 'A second paragraph.', 'A third one, quite short.'])
  const [first, second] = made.paragraphs
  if (!first || !second) throw new Error('The article has paragraphs.')
  const on = (words?: string) => ({ article: made, paragraph: first, ...(words ? { words } : {}) })
  const wrong = await addCheck(sql, author, on('costs 30 million'), {
    verdict: 'false',
    conclusion: 'It costs 40.',
  })
  const right = await addCheck(sql, author, on('on Monday'), {
    verdict: 'accurate',
    conclusion: 'It was Monday.',
  })
  const quoted = await addComment(sql, author, on('30 million, the mayor said'), 'Which mayor?')
  const threads: string[] = []
  for (let n = 1; n <= 5; n += 1)
    threads.push(await addComment(sql, author, { article: made, paragraph: second }, `Remark ${n}`))
  return { ...made, wrong, right, quoted, threads }
}
