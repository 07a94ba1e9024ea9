import 'server-only'
import { db } from '@/lib/db'
import type { EventKind } from '@/lib/event/kinds'

/** How many entries one page of the record shows. */
export const recordPageSize = 50

type Named = { handle: string; name: string }

export type RecordEntry = {
  id: string
  at: string
  kind: EventKind
  actor: Named | null
  article: { slug: string; title: string } | null
  /** The check an entry is about, with its words only where the public may read them. */
  check: { id: string; claim: string } | null
  person: Named | null
  reasonCode: string | null
  reason: string | null
  role: string | null
}

/** One page of what everyone may know, newest first; `before` is the id of the last entry already seen. */
export async function listRecord(query: {
  before: string | null
  kind: EventKind | null
}): Promise<{ entries: RecordEntry[]; next: string | null }> {
  const rows = await db().event.findMany({
    where: {
      isPublic: true,
      ...(query.before ? { id: { lt: BigInt(query.before) } } : {}),
      ...(query.kind ? { kind: query.kind } : {}),
    },
    orderBy: { id: 'desc' },
    take: recordPageSize + 1,
    include: { actor: { select: { handle: true, name: true } } },
  })
  const page = rows.slice(0, recordPageSize)
  const idsOf = (type: string) => page.filter((row) => row.subjectType === type).map((row) => row.subjectId)
  const articleIds = page.flatMap((row) => row.articleId ?? [])
  const [articles, checks, people] = await Promise.all([
    titlesOf(articleIds),
    claimsOf(page.map(checkOf).filter((id) => id !== null)),
    namesOf(idsOf('person')),
  ])
  const entries = page.map((row): RecordEntry => {
    const checkId = checkOf(row)
    const claim = checkId === null ? undefined : checks.get(checkId)
    const data = row.data as Record<string, unknown>
    return {
      id: String(row.id),
      at: row.at.toISOString(),
      kind: row.kind as EventKind,
      actor: row.actor,
      article: (row.articleId && articles.get(row.articleId)) || null,
      check: checkId === null || claim === undefined ? null : { id: checkId, claim },
      person: people.get(row.subjectId) ?? null,
      reasonCode: wordOf(data.reasonCode),
      reason: wordOf(data.reason),
      role: wordOf(data.role),
    }
  })
  return { entries, next: rows.length > recordPageSize ? (entries.at(-1)?.id ?? null) : null }
}

/** The check that an entry is about: that was decided, or that was reused. */
function checkOf({
  subjectType,
  subjectId,
  data,
}: {
  subjectType: string
  subjectId: string
  data: unknown
}) {
  if (subjectType === 'fact-check') return subjectId
  return subjectType === 'occurrence' ? wordOf((data as Record<string, unknown>).factCheckId) : null
}

const wordOf = (value: unknown) => (typeof value === 'string' ? value : null)

async function titlesOf(ids: string[]) {
  const articles = await db().article.findMany({
    where: { id: { in: ids }, publishedAt: { not: null } },
    select: {
      id: true,
      slug: true,
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
    },
  })
  return new Map(
    articles.map(({ id, slug, revisions }) => [id, { slug, title: revisions[0]?.title ?? slug }]),
  )
}

/** The claims of those checks that are public, in the words of their published version. */
async function claimsOf(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db().$queryRaw<{ id: string; claim: string }[]>`
    SELECT fact_check.id, version.claim FROM fact_check
    JOIN fact_check_version version ON version.fact_check_id = fact_check.id AND version.number = published_version
    JOIN article ON article.id = fact_check.article_id AND article.published_at IS NOT NULL
    WHERE fact_check.id = ANY (${ids}::uuid[])`
  return new Map(rows.map(({ id, claim }) => [id, claim]))
}

async function namesOf(ids: string[]): Promise<Map<string, Named>> {
  const people = await db().user.findMany({
    where: { id: { in: ids } },
    select: { id: true, handle: true, name: true },
  })
  return new Map(people.map(({ id, ...named }) => [id, named]))
}
