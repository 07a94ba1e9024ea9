import { addCheck, addComment } from '@/e2e/annotated'
import { addArticle } from '@/e2e/article'
import { addHeldComment, addReportedComment, addWaitingCheck } from '@/e2e/desk-scene'
import { type Article, newId, type Person } from '@/e2e/fixtures'
import type { Sql } from '@/e2e/role-matrix/people'
import { renderMarkdown } from '@/lib/markdown'

export type Said = { article: Article; check: string; comment: string; cases: string[]; author: Person }

/** PostgreSQL keeps no NUL, and no form lets one in. */
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed()

/**
 * An article that consists of these texts, and everything that people can say about it saying them: names, comments,
 * claims, conclusions, evidence, notes of moderators, reasons on the record. Stored HTML is what `html` makes of a text.
 * Nothing of what a form would refuse is refused.
 */
export async function sayEverywhere(
  sql: Sql,
  given: string[],
  html: (text: string) => string = renderMarkdown,
): Promise<Said> {
  const texts = given.map(storable)
  const first = texts[0] ?? ''
  const author = await personCalled(sql, first)
  const article = await articleOf(sql, texts)
  const { paragraphs } = article
  const marked = paragraphs.slice(0, 3)
  const opening = paragraphs[0] ?? { id: '', text: '' }
  const stored = texts.map(html).join('\n')
  // As many on one paragraph as its page shows at once.
  let comment = ''
  for (const [at, text] of texts.entries()) {
    const by = await personCalled(sql, text)
    const paragraph = paragraphs[at % paragraphs.length] ?? opening
    const words = at < 3 ? { words: paragraph.text } : {}
    comment = await addComment(sql, by, { article, paragraph, ...words }, text)
    await sql('UPDATE comment SET body_html = $2 WHERE id = $1', [comment, html(text)])
  }
  const checks: string[] = []
  for (const paragraph of marked) {
    const judged = { verdict: 'false', conclusion: paragraph.text, html: stored }
    checks.push(await addCheck(sql, author, { article, paragraph, words: paragraph.text }, judged))
  }
  for (const id of checks)
    await sql(
      `INSERT INTO evidence (id, fact_check_id, version_number, position, url, title, publisher, quote, stance)
       VALUES ($1, $2, 1, 1, 'https://other.example/', $3, $3, $3, 'gives-context')`,
      [newId(), id, first],
    )
  const scene = {
    sql,
    article: { ...article, paragraphs: [opening, { ...opening, text: `${opening.text} costs 30 million` }] },
    author,
  }
  const waiting = await addWaitingCheck(scene, first, 1, stored)
  await addHeldComment(scene, first, 1)
  await addReportedComment(scene, first, { hours: 1, reporter: author })
  await sql(
    `UPDATE comment SET body_html = $2 WHERE article_id = $1 AND (state = 'held' OR id IN (SELECT comment_id FROM flag))`,
    [article.id, stored],
  )
  const cases = await sql<{ id: string }>('SELECT id FROM review_case WHERE article_id = $1', [article.id])
  for (const { id } of cases)
    await sql('INSERT INTO case_note (id, case_id, author_id, body) VALUES ($1, $2, $3, $4)', [
      newId(),
      id,
      author.id,
      texts.join('\n').slice(0, 1_900),
    ])
  for (const text of texts.slice(0, 20))
    await sql(
      `INSERT INTO event (kind, subject_type, subject_id, article_id, actor_id, is_public, data)
       VALUES ('comment.hidden', 'comment', $1, $2, $3, true, $4)`,
      [comment, article.id, author.id, { reasonCode: 'spam', reason: text }],
    )
  return { article, check: checks[0] ?? waiting, comment, cases: cases.map(({ id }) => id), author }
}

async function personCalled(sql: Sql, name: string): Promise<Person> {
  const id = newId()
  const handle = `said-${id.slice(-12)}`
  await sql(
    'INSERT INTO "user" (id, email, handle, name, email_verified_at) VALUES ($1, $2, $3, $4, now())',
    [id, `${handle}@test.example`, handle, [...name].slice(0, 80).join('') || 'Somebody'],
  )
  return { id, handle, name, role: 'member' }
}

async function articleOf(sql: Sql, texts: string[]): Promise<Article> {
  const slug = `said-${newId().slice(-12)}`
  const article = await addArticle(sql, { slug, title: (texts[0] ?? '').slice(0, 200) || 'Said', texts })
  await sql(
    "INSERT INTO event (kind, subject_type, subject_id, article_id, is_public) VALUES ('article.published', 'article', $1, $1, true)",
    [article.id],
  )
  return article
}
