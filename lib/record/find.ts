import 'server-only'
import { db } from '@/lib/db'
import type { RecordFilter } from '@/lib/record/filter'
import { Prisma } from '@/prisma/client/client'

/** An entry of the log as it is read for the record. */
export type EntryRow = {
  id: bigint
  at: Date
  hash: string
  kind: string
  actor_id: string | null
  subject_type: string
  subject_id: string
  article_id: string | null
  data: Record<string, unknown>
}

/** The most checks whose claims a search goes through: the newest that match. */
const mostChecks = 5_000

/** Public entries before an id, the newest first. What is asked for by a name that nobody has matches nothing. */
export async function findRows(
  filter: RecordFilter,
  before: string | null,
  limit: number,
): Promise<EntryRow[]> {
  const ids = await idsOf(filter, before, limit)
  if (!ids) return []
  return db().$queryRaw<EntryRow[]>`
    SELECT e.id, e.at, encode(e.hash, 'hex') AS hash, e.kind, e.actor_id, e.subject_type, e.subject_id, e.article_id, e.data
    FROM event e WHERE e.id IN (${ids}) ORDER BY e.id DESC`
}

/** The id of the last of `count` such entries where there are more of them; else null. */
export async function findLastOf(
  filter: RecordFilter,
  before: string | null,
  count: number,
): Promise<string | null> {
  const ids = await idsOf(filter, before, count + 1)
  if (!ids) return null
  const [last, more] = await db().$queryRaw<{ id: bigint }[]>`
    SELECT id FROM (${ids}) entries ORDER BY id DESC OFFSET ${count - 1} LIMIT 2`
  return last && more ? String(last.id) : null
}

async function idsOf(filter: RecordFilter, before: string | null, limit: number): Promise<Prisma.Sql | null> {
  const narrow = await conditionsOf(filter, before)
  if (!narrow) return null
  return filter.words
    ? idsMatching(filter.words, narrow, limit)
    : Prisma.sql`SELECT e.id FROM event e WHERE ${narrow} ORDER BY e.id DESC LIMIT ${limit}`
}

async function conditionsOf(filter: RecordFilter, before: string | null): Promise<Prisma.Sql | null> {
  const { kind, article, moderator, reason, from, to } = filter
  const [articleId, moderatorId] = await Promise.all([
    article &&
      db().article.findFirst({ where: { slug: article, publishedAt: { not: null } }, select: { id: true } }),
    moderator && db().user.findUnique({ where: { handle: moderator }, select: { id: true } }),
  ])
  if ((article && !articleId) || (moderator && !moderatorId)) return null
  const all = [Prisma.sql`e.is_public`]
  if (before) all.push(Prisma.sql`e.id < ${BigInt(before)}`)
  if (kind) all.push(Prisma.sql`e.kind = ${kind}`)
  if (articleId) all.push(Prisma.sql`e.article_id = ${articleId.id}::uuid`)
  if (moderatorId) all.push(Prisma.sql`e.actor_id = ${moderatorId.id}::uuid`)
  if (reason) all.push(Prisma.sql`e.data->>'reasonCode' = ${reason}`)
  if (from) all.push(Prisma.sql`e.at >= ${from}::date::timestamp AT TIME ZONE 'UTC'`)
  if (to) all.push(Prisma.sql`e.at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'`)
  return Prisma.join(all, ' AND ')
}

/** Entries whose reason has the words, and those about checks whose published claim has them; each branch has an index. */
function idsMatching(words: string, narrow: Prisma.Sql, limit: number): Prisma.Sql {
  // Quotation marks of any kind hold a phrase together.
  const asked = Prisma.sql`websearch_to_tsquery('simple', ${words.replace(/[“”„‟«»]/g, '"')})`
  return Prisma.sql`
    WITH claimed AS MATERIALIZED (
      SELECT f.id FROM fact_check_version v
      JOIN fact_check f ON f.id = v.fact_check_id AND f.published_version = v.number
      JOIN article a ON a.id = f.article_id AND a.published_at IS NOT NULL
      WHERE record_words(v.claim) @@ ${asked} ORDER BY f.id DESC LIMIT ${mostChecks}
    )
    SELECT id FROM (
      (SELECT e.id FROM event e WHERE ${narrow}
        AND record_words(e.data->>'reason') @@ ${asked} ORDER BY e.id DESC LIMIT ${limit})
      UNION
      (SELECT e.id FROM claimed JOIN event e ON e.subject_type = 'fact-check' AND e.subject_id = claimed.id
        WHERE ${narrow} ORDER BY e.id DESC LIMIT ${limit})
      UNION
      (SELECT e.id FROM claimed JOIN event e ON e.subject_type = 'occurrence' AND e.data->>'factCheckId' = claimed.id::text
        WHERE ${narrow} ORDER BY e.id DESC LIMIT ${limit})
    ) matching ORDER BY id DESC LIMIT ${limit}`
}
