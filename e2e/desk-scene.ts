import { addCheck, addComment } from './annotated'
import { type Article, newId, type Person } from './fixtures'

/** What waits at the desk, as the mutations leave it, for journeys with many cases. */

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>
type Scene = { sql: Sql; article: Article; author: Person }

const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000)

async function openCase(
  { sql, article, author }: Scene,
  kind: string,
  [column, id]: ['comment_id' | 'fact_check_id', string],
  { hours, verdict = null, reports = 0 }: { hours: number; verdict?: string | null; reports?: number },
): Promise<string> {
  const caseId = newId()
  await sql(
    `INSERT INTO review_case (id, kind, ${column}, article_id, author_id, verdict, language, author_standing, reports,
       opened_at, ranked_at) VALUES ($1, $2, $3, $4, $5, $6, 'en', 'new', $7, $8::timestamptz,
       $8::timestamptz - make_interval(hours => 2 + 4 * $7::int))`,
    [caseId, kind, id, article.id, author.id, verdict, reports, at(hours)],
  )
  return caseId
}

/** A check that waits for its first review. */
export async function addWaitingCheck(
  scene: Scene,
  claim: string,
  hours: number,
  html?: string,
): Promise<string> {
  const { sql, article, author } = scene
  const [, paragraph] = article.paragraphs
  if (!paragraph) throw new Error('The article has a second paragraph.')
  const target = { article, paragraph, words: 'costs 30 million' }
  const id = await addCheck(sql, author, target, { verdict: 'missing-context', conclusion: claim, html })
  await sql(
    "UPDATE fact_check SET state = 'submitted', published_version = NULL, published_at = NULL WHERE id = $1",
    [id],
  )
  await openCase(scene, 'fact-check', ['fact_check_id', id], { hours, verdict: 'missing-context' })
  return id
}

/** A comment that is held. */
export async function addHeldComment(scene: Scene, body: string, hours: number): Promise<string> {
  const { sql, article, author } = scene
  const [paragraph] = article.paragraphs
  if (!paragraph) throw new Error('The article has a paragraph.')
  const id = await addComment(sql, author, { article, paragraph }, body)
  await sql("UPDATE comment SET state = 'held', held_for = ARRAY['article'] WHERE id = $1", [id])
  return openCase(scene, 'comment', ['comment_id', id], { hours })
}

/** A comment that everyone can read and somebody has reported as spam. */
export async function addReportedComment(
  scene: Scene,
  body: string,
  { hours, reporter }: { hours: number; reporter: Person },
): Promise<string> {
  const { sql, article, author } = scene
  const [paragraph] = article.paragraphs
  if (!paragraph) throw new Error('The article has a paragraph.')
  const id = await addComment(sql, author, { article, paragraph }, body)
  await sql("INSERT INTO flag (id, reporter_id, comment_id, reason_code) VALUES ($1, $2, $3, 'spam')", [
    newId(),
    reporter.id,
    id,
  ])
  return openCase(scene, 'flag', ['comment_id', id], { hours, reports: 1 })
}
