import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { addCheck, addComment } from '../annotated'
import { addArticle } from '../article'
import { addHeldComment, addWaitingCheck } from '../desk-scene'
import { authSecret } from '../environment'
import { type Article, newId } from '../fixtures'
import type { Cell } from './people'

/** What cells ask about, each made for its cell and belonging to its owner. */

const judgement = { verdict: 'accurate', conclusion: 'It was so.' }

export function paragraphOf({ article }: Cell, at = 0) {
  const paragraph = article.paragraphs[at]
  if (!paragraph) throw new Error('The article has three paragraphs.')
  return paragraph
}

export function comment(cell: Cell, state: 'visible' | 'hidden' = 'visible'): Promise<string> {
  const { sql, article, owner } = cell
  return addComment(sql, owner, { article, paragraph: paragraphOf(cell) }, `Remark ${newId()}`).then(
    async (id) => {
      if (state === 'hidden') await sql("UPDATE comment SET state = 'hidden' WHERE id = $1", [id])
      return id
    },
  )
}

/** A feed that is never due. */
export async function feed({ sql }: Cell): Promise<string> {
  const id = newId()
  await sql("INSERT INTO feed (id, url, next_read_at) VALUES ($1, $2, now() + interval '1 year')", [
    id,
    `https://${id}.test.example/feed.xml`,
  ])
  return id
}

/** A comment whose words are gone. */
export async function orphan(cell: Cell): Promise<string> {
  const id = await comment(cell)
  await cell.sql('UPDATE comment SET is_orphan = true WHERE id = $1', [id])
  await cell.sql(
    `INSERT INTO anchor_state (anchor_id, revision_id, state, similarity)
     SELECT a.id, a.revision_id, 'orphaned', 0 FROM comment c JOIN anchor a ON a.id = c.anchor_id WHERE c.id = $1`,
    [id],
  )
  return id
}

export async function editedComment(cell: Cell): Promise<string> {
  const id = await comment(cell)
  await cell.sql("UPDATE comment SET version = 2, body = 'Said better.', edited_at = now() WHERE id = $1", [
    id,
  ])
  await cell.sql(
    "INSERT INTO comment_version (comment_id, number, editor_id, body) VALUES ($1, 2, $2, 'Said better.')",
    [id, cell.owner.id],
  )
  return id
}

/** The entry of the record that says that the article was published. */
export async function entry({ sql, article }: Cell): Promise<string> {
  const [row] = await sql<{ id: string }>(
    'SELECT max(id) AS id FROM event WHERE article_id = $1 AND is_public',
    [article.id],
  )
  return String(row?.id)
}

export function publishedCheck(cell: Cell): Promise<string> {
  const { sql, article, owner } = cell
  return addCheck(sql, owner, { article, paragraph: paragraphOf(cell) }, judgement)
}

export async function checkToChange(cell: Cell): Promise<string> {
  const id = await publishedCheck(cell)
  await cell.sql(
    "UPDATE fact_check SET state = 'changes-requested', published_version = NULL, published_at = NULL WHERE id = $1",
    [id],
  )
  return id
}

/** A check that waits for its first review; the desk knows its case by the same id. */
export function waitingCheck({ sql, article, owner }: Cell): Promise<string> {
  return addWaitingCheck({ sql, article, author: owner }, 'The plan costs 30 million.', 1)
}

/** The case of a held comment. */
export function heldComment({ sql, article, owner }: Cell): Promise<string> {
  return addHeldComment({ sql, article, author: owner }, `Held ${newId()}`, 1)
}

export async function draft(cell: Cell): Promise<string> {
  const id = newId()
  await cell.sql(
    `INSERT INTO check_draft (id, author_id, article_id, paragraph_id, "values") VALUES ($1, $2, $3, $4, '{"claim":"So"}')`,
    [id, cell.owner.id, cell.article.id, paragraphOf(cell).id],
  )
  return id
}

/** A published article that no other cell has, with a next text that was saved once. */
export async function articleInWork({ sql, owner }: Cell): Promise<Article> {
  const slug = `work-${newId().slice(-12)}`
  const article = await addArticle(sql, { slug, title: `In work ${slug}`, texts: ['It rained.'] })
  await sql(
    `INSERT INTO article_draft (article_id, base, writer, turn, words, saved_by_id) VALUES ($1, 1, $2, 1, $3, $4)`,
    [
      article.id,
      newId(),
      JSON.stringify({ title: article.title, paragraphs: [{ kind: 'paragraph', text: 'It rained a lot.' }] }),
      owner.id,
    ],
  )
  return article
}

/** A text that waits for an article of its own. */
export async function proposal(cell: Cell): Promise<string> {
  const { id: articleId, title } = await articleInWork(cell)
  const id = newId()
  const article = { title, metadata: {}, paragraphs: [{ kind: 'paragraph', text: 'It rained for days.' }] }
  await cell.sql(
    `INSERT INTO revision_proposal (id, article_id, "from", article, digest, read_at) VALUES ($1, $2, 1, $3, $4, now())`,
    [id, articleId, JSON.stringify(article), id],
  )
  return id
}

export async function notification({ sql, owner }: Cell): Promise<string> {
  const id = newId()
  await sql(
    `INSERT INTO notification (id, user_id, event_id, kind)
     SELECT $1, $2, (SELECT min(id) FROM event WHERE kind = 'article.published'), 'reply'`,
    [id, owner.id],
  )
  return id
}

export async function savedFilter({ sql, owner }: Cell): Promise<string> {
  const id = newId()
  await sql("INSERT INTO saved_filter (id, user_id, name, query) VALUES ($1, $2, $3, 'kind=flag')", [
    id,
    owner.id,
    `Filter ${id}`,
  ])
  return id
}

export async function template({ sql }: Cell): Promise<string> {
  const id = newId()
  await sql(
    "INSERT INTO decision_template (id, kind, decision, title, words) VALUES ($1, 'flag', 'dismiss', $2, 'Fine.')",
    [id, `Template ${id}`],
  )
  return id
}

export async function wordRule({ sql }: Cell): Promise<string> {
  const id = newId()
  await sql("INSERT INTO word_rule (id, kind, pattern) VALUES ($1, 'suspect', $2)", [id, `rule ${id}`])
  return id
}

/** The end of an address that stops the daily mail of the owner, as `lib/mail/stop-token.ts` signs it. */
export function stopToken({ owner }: Cell): string {
  const words = `${owner.id}.daily`
  const key = Buffer.from(hkdfSync('sha256', authSecret(), '', 'obelus unsubscribe', 32))
  return `${words}.${createHmac('sha256', key).update(words).digest('base64url')}`
}

const issuer = 'https://sign-in.example'

/** Has the browser of the cell keep somebody whom it has shown to be at another site (`lib/auth/shown-identity.ts`). */
export async function shownIdentity(cell: Cell): Promise<void> {
  const salt = 'obelus-identity'
  const said = { label: null, name: null, email: null, isVerified: false }
  const token = { identity: { provider: 'oidc', issuer, subject: newId(), ...said }, next: '/' }
  const sealed = `${salt}=${await encode({ token, secret: authSecret(), salt })}`
  cell.cookie = cell.cookie ? `${cell.cookie}; ${sealed}` : sealed
}

export async function linkedAccount({ sql, owner }: Cell): Promise<string> {
  const id = newId()
  await sql('INSERT INTO linked_account (id, user_id, issuer, subject) VALUES ($1, $2, $3, $4)', [
    id,
    owner.id,
    issuer,
    newId(),
  ])
  return id
}

/** The secret of a link that was mailed to the owner, as `lib/mail/write-letter.ts` keeps it. */
export async function link(
  { sql, owner }: Cell,
  kind: 'join' | 'sign-in' | 'reset' | 'new-email' | 'leaving' | 'set-up',
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const id = newId()
  await sql(
    `INSERT INTO account_letter (id, kind, user_id, email, token_hash, expires_at, mailed_at)
     VALUES ($1, $2, $3, $4, $5, now() + interval '1 hour', now())`,
    [id, kind, owner.id, `${id}@test.example`, createHash('sha256').update(token).digest('base64url')],
  )
  return token
}
