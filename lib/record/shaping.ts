import 'server-only'
import { db } from '@/lib/db'
import type { EventKind } from '@/lib/event/kinds'
import type { RecordEntry } from '@/lib/record/entry'
import type { EntryRow } from '@/lib/record/find'
import { actorOf, type RecordNames } from '@/lib/record/names'

type Person = { handle: string; name: string }

/** Rows with what they name, as it is called now. What is not public any more is not named. */
export async function shapeEntries(rows: EntryRow[], names: RecordNames): Promise<RecordEntry[]> {
  const people = rows.flatMap((row) => [
    row.actor_id ?? [],
    row.subject_type === 'person' ? row.subject_id : [],
  ])
  const [articles, claims, named, cases] = await Promise.all([
    titlesOf(rows.flatMap((row) => row.article_id ?? [])),
    claimsOf(rows.flatMap((row) => checkOf(row) ?? [])),
    namesOf(people.flat()),
    casesOf(rows.flatMap((row) => wordOf(row.data.caseId) ?? [])),
  ])
  return rows.map((row): RecordEntry => {
    const checkId = checkOf(row)
    const claim = checkId === null ? undefined : claims.get(checkId)
    const kind = row.kind as EventKind
    return {
      id: String(row.id),
      at: row.at.toISOString(),
      hash: row.hash,
      kind,
      actor: actorOf((row.actor_id && named.get(row.actor_id)) || null, kind, names),
      article: (row.article_id && articles.get(row.article_id)) || null,
      check: checkId === null || claim === undefined ? null : { id: checkId, claim },
      version: typeof row.data.version === 'number' ? row.data.version : null,
      person: (row.subject_type === 'person' && named.get(row.subject_id)) || null,
      reasonCode: wordOf(row.data.reasonCode),
      reason: wordOf(row.data.reason),
      role: wordOf(row.data.role),
      until: wordOf(row.data.until),
      onAppeal: cases.get(wordOf(row.data.caseId) ?? '')?.isAppeal ?? false,
      isTakenBack: cases.get(wordOf(row.data.caseId) ?? '')?.isTakenBack ?? false,
    }
  })
}

/** The check that an entry is about: that was decided, or that was reused. */
function checkOf({ subject_type, subject_id, data }: EntryRow): string | null {
  if (subject_type === 'fact-check') return subject_id
  return subject_type === 'occurrence' ? wordOf(data.factCheckId) : null
}

const wordOf = (value: unknown) => (typeof value === 'string' ? value : null)

async function titlesOf(ids: string[]): Promise<Map<string, { slug: string; title: string }>> {
  const rows = await db().$queryRaw<{ id: string; slug: string; title: string }[]>`
    SELECT article.id, slug, title FROM article
    JOIN revision ON revision.article_id = article.id AND revision.number = article.current_revision
    WHERE article.id = ANY (${ids}::uuid[]) AND published_at IS NOT NULL`
  return new Map(rows.map(({ id, ...article }) => [id, article]))
}

/** The claims of those checks that are public, in the words of their published version. */
async function claimsOf(ids: string[]): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ id: string; claim: string }[]>`
    SELECT fact_check.id, version.claim FROM fact_check
    JOIN fact_check_version version ON version.fact_check_id = fact_check.id AND version.number = published_version
    JOIN article ON article.id = fact_check.article_id AND article.published_at IS NOT NULL
    WHERE fact_check.id = ANY (${ids}::uuid[])`
  return new Map(rows.map(({ id, claim }) => [id, claim]))
}

async function namesOf(ids: string[]): Promise<Map<string, Person>> {
  const people = await db().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, handle: true, name: true },
  })
  return new Map(people.map(({ id, ...person }) => [id, person]))
}

/** Of cases that were decided, whether they were appeals, and whether the decision was taken back. */
async function casesOf(ids: string[]): Promise<Map<string, { isAppeal: boolean; isTakenBack: boolean }>> {
  const cases = await db().reviewCase.findMany({
    where: { id: { in: ids } },
    select: { id: true, kind: true, undoneAt: true },
  })
  return new Map(
    cases.map(({ id, kind, undoneAt }) => [
      id,
      { isAppeal: kind === 'appeal', isTakenBack: undoneAt !== null },
    ]),
  )
}
