import { randomBytes } from 'node:crypto'
import { type Article, newId, type Person } from './fixtures'

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

/** Words that stand in nothing but what is one person's own, by where they stand. */
const kinds = [
  'name',
  'handle',
  'email',
  'draft',
  'check',
  'comment',
  'notice',
  'filter',
  'note',
  'standing',
  'blocked',
] as const
type Kind = (typeof kinds)[number]

export type PrivateThings = {
  owner: Person
  words: Record<Kind, string>
  /** What addresses name: a draft, a check that waits and its case, a comment that is held. */
  draft: string
  check: string
  checkCase: string
  comment: string
}

/**
 * Somebody about whom nothing is public, with one of everything that is theirs alone, and what a moderator has at the
 * desk: a filter of their own, and a note on the case.
 */
export async function keepPrivateThings(
  sql: Sql,
  article: Article,
  moderator: Person,
): Promise<PrivateThings> {
  const tail = randomBytes(4).toString('hex')
  const words = Object.fromEntries(kinds.map((kind) => [kind, `own${kind}${tail}`])) as Record<Kind, string>
  const owner: Person = { id: newId(), handle: words.handle, name: words.name, role: 'member' }
  const blocked = newId()
  await sql(
    'INSERT INTO "user" (id, email, handle, name, role, email_verified_at) VALUES ($1, $2, $3, $4, $5, now())',
    [owner.id, `${words.email}@test.example`, owner.handle, owner.name, owner.role],
  )
  await sql('INSERT INTO "user" (id, email, handle, name) VALUES ($1, $2, $3, $4)', [
    blocked,
    `blocked${tail}@test.example`,
    `blocked${tail}`,
    words.blocked,
  ])
  await sql('INSERT INTO block (blocker_id, blocked_id) VALUES ($1, $2)', [owner.id, blocked])
  await sql('INSERT INTO saved_filter (id, user_id, name, query) VALUES ($1, $2, $3, $4)', [
    newId(),
    moderator.id,
    words.filter,
    'kind=flag',
  ])
  await sql(
    "INSERT INTO sanction (id, user_id, issuer_id, kind, reason) VALUES ($1, $2, $3, 'pre-moderation', $4)",
    [newId(), owner.id, moderator.id, words.standing],
  )
  const things = { owner, words, draft: newId(), check: newId(), checkCase: newId(), comment: newId() }
  await write(sql, article, moderator, things)
  return things
}

async function write(sql: Sql, article: Article, moderator: Person, things: PrivateThings) {
  const { owner, words, draft, check, checkCase, comment } = things
  const paragraph = article.paragraphs[0]?.id
  await sql(
    'INSERT INTO check_draft (id, author_id, article_id, paragraph_id, "values") VALUES ($1, $2, $3, $4, $5)',
    [draft, owner.id, article.id, paragraph, { claim: words.draft, conclusion: words.draft }],
  )
  const [claim, occurrence, checkAnchor, anchor] = [newId(), newId(), newId(), newId()]
  for (const id of [checkAnchor, anchor])
    await sql(
      'INSERT INTO anchor (id, article_id, paragraph_id, revision_id) SELECT $1, $2, $3, id FROM revision WHERE article_id = $2',
      [id, article.id, paragraph],
    )
  await sql('INSERT INTO claim (id, text, created_by_id) VALUES ($1, $2, $3)', [claim, words.check, owner.id])
  await sql('INSERT INTO occurrence (id, claim_id, anchor_id) VALUES ($1, $2, $3)', [
    occurrence,
    claim,
    checkAnchor,
  ])
  await sql(
    `INSERT INTO fact_check (id, article_id, claim_id, occurrence_id, author_id, state, submitted_at)
     VALUES ($1, $2, $3, $4, $5, 'changes-requested', now())`,
    [check, article.id, claim, occurrence, owner.id],
  )
  await sql(
    `INSERT INTO fact_check_version (fact_check_id, number, author_id, claim, verdict, conclusion, explanation, explanation_html)
     VALUES ($1, 1, $2, $3, 'false', $3, $3, '<p>' || $3 || '</p>')`,
    [check, owner.id, words.check],
  )
  await sql(
    `INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, state, body, body_html, held_for)
     VALUES ($1, $2, $3, $4, $1, $5, 'held', $6, '<p>' || $6 || '</p>', ARRAY['article'])`,
    [comment, article.id, paragraph, anchor, owner.id, words.comment],
  )
  await sql(
    `INSERT INTO review_case (id, kind, comment_id, article_id, author_id, language, held_for)
     VALUES ($1, 'comment', $2, $3, $4, 'en', ARRAY['article'])`,
    [checkCase, comment, article.id, owner.id],
  )
  await sql('INSERT INTO case_note (id, case_id, author_id, body) VALUES ($1, $2, $3, $4)', [
    newId(),
    checkCase,
    moderator.id,
    words.note,
  ])
  // Whoever is to be told reads the log.
  await sql(
    `INSERT INTO event (kind, subject_type, subject_id, article_id, actor_id, data)
     VALUES ('fact-check.changes-requested', 'fact-check', $1, $2, $3, $4)`,
    [check, article.id, moderator.id, { version: 1, reasonCode: 'unclear', reason: words.notice }],
  )
}
