import type { APIRequestContext } from '@playwright/test'
import { type Article, newId, type Person } from './fixtures'

type Sql = (text: string, values?: unknown[]) => Promise<unknown[]>

/** Adds a comment as the application does: the row and its entry in the log in one transaction. */
export async function comment(sql: Sql, { id, paragraphs }: Article, author: Person, body: string) {
  const commentId = newId()
  await sql(
    `WITH revised AS (SELECT id FROM revision WHERE article_id = $1),
      anchored AS (INSERT INTO anchor (id, article_id, paragraph_id, revision_id) SELECT $3, $1, $2, id FROM revised RETURNING id),
      written AS (INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, body, body_html)
        SELECT $4, $1, $2, id, $4, $5, $6, '<p>' || $6 || '</p>' FROM anchored)
    INSERT INTO event (kind, subject_type, subject_id, article_id, actor_id) VALUES ('comment.created', 'comment', $4, $1, $5)`,
    [id, paragraphs[0]?.id, newId(), commentId, author.id, body],
  )
  return commentId
}

/** Hides a comment as a moderator does. */
export async function hide(sql: Sql, { id: articleId }: Article, id: string, by: Person) {
  await sql(
    `WITH hidden AS (UPDATE comment SET state = 'hidden', hidden_by_id = $2, hidden_code = 'spam' WHERE id = $1)
    INSERT INTO event (kind, subject_type, subject_id, article_id, actor_id, is_public, data)
      VALUES ('comment.hidden', 'comment', $1, $3, $2, true, '{"reasonCode":"spam"}')`,
    [id, by.id, articleId],
  )
}

/** How many comments a page says its first commented paragraph has. */
export function countOf(page: string): number {
  return Number(/>(\d+) comments?</.exec(page)?.[1] ?? 0)
}

const boundMs = 2_000

/**
 * Many who read an article again and again while it changes. `change` says what will be true once some work is done;
 * `end` returns what anybody got that was not: another count than one that was true within two seconds before they asked
 * (unless the page says by its `Age` that it may be old), no 200, or half a page.
 */
export function letManyRead(request: APIRequestContext, url: string, count: number, readers: number) {
  const truths = [{ count, until: Number.POSITIVE_INFINITY }]
  const wrong: string[] = []
  let isOver = false
  const read = async () => {
    let pages = 0
    for (; !isOver; pages++) {
      const asked = Date.now()
      const answer = await request.get(url)
      const [text, age] = [await answer.text(), answer.headers().age]
      const seen = countOf(text)
      const isTrue = truths.some((truth) => truth.count === seen && (age || truth.until >= asked - boundMs))
      if (answer.status() !== 200 || !isTrue || !text.endsWith('</html>'))
        wrong.push(`${answer.status()} with ${seen}, age ${age}`)
    }
    return pages
  }
  const reading = Array.from({ length: readers }, read)
  return {
    async change(next: number, work: () => Promise<unknown>) {
      truths.push({ count: next, until: Number.POSITIVE_INFINITY })
      await work()
      const before = truths.at(-2)
      if (before) before.until = Date.now()
    },
    async end() {
      isOver = true
      return { pages: await Promise.all(reading), wrong }
    },
  }
}
