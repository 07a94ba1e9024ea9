import 'server-only'
import { db } from '@/lib/db'
import { keep } from '@/lib/kept'
import type { RecordEntry } from '@/lib/record/entry'
import { everything, type RecordFilter } from '@/lib/record/filter'
import { findLastOf, findRows } from '@/lib/record/find'
import type { RecordNames } from '@/lib/record/names'
import { shapeEntries } from '@/lib/record/shaping'
import { getSettings } from '@/lib/setting/queries'

/** How many entries one page of the record shows. */
export const recordPageSize = 50

/** One page of what everyone may know, newest first; `before` is the id of the last entry already seen. */
export async function listRecord(
  query: Partial<RecordFilter> & { before?: string | null; size?: number },
): Promise<{ entries: RecordEntry[]; next: string | null; names: RecordNames }> {
  const { before = null, size = recordPageSize, ...filter } = query
  const names = await findRecordNames()
  const rows = await findRows(allowed({ ...everything, ...filter }, names), before, size + 1)
  const entries = await shapeEntries(rows.slice(0, size), names)
  return { entries, next: rows.length > size ? (entries.at(-1)?.id ?? null) : null, names }
}

/** The same in batches, as far as one file goes, and the id after which the next file begins where there is more. */
export async function readRecordFile(
  filter: RecordFilter,
  before: string | null,
  { most, size }: { most: number; size: number },
): Promise<{ last: string | null; batches: AsyncIterable<RecordEntry[]> }> {
  const last = await findLastOf(allowed(filter, await findRecordNames()), before, most)
  return { last, batches: batchesOf(filter, before, last, size) }
}

async function* batchesOf(
  filter: RecordFilter,
  before: string | null,
  last: string | null,
  size: number,
): AsyncGenerator<RecordEntry[]> {
  for (let from = before; ; ) {
    const { entries, next } = await listRecord({ ...filter, before: from, size })
    const wanted = last ? entries.filter(({ id }) => BigInt(id) >= BigInt(last)) : entries
    if (wanted.length > 0) yield wanted
    if (next === null || wanted.length < entries.length || next === last) return
    from = next
  }
}

// To filter by a name would tell it.
function allowed(filter: RecordFilter, names: RecordNames): RecordFilter {
  return names === 'role' ? { ...filter, moderator: null } : filter
}

/** One entry by its id; null for one that is not public. */
export async function findRecordEntry(id: string): Promise<RecordEntry | null> {
  const [row] = await findRows(everything, String(BigInt(id) + 1n), 1)
  if (!row || String(row.id) !== id) return null
  const [entry] = await shapeEntries([row], await findRecordNames())
  return entry ?? null
}

/** How whoever decided is named in public. */
export async function findRecordNames(): Promise<RecordNames> {
  return (await getSettings())['record-names']
}

/** The same from the shared cache, for shared pages: a setting that changes makes them all stale. */
export async function findNamesForPages(): Promise<RecordNames> {
  return keep(['record-names', '1'], [], findRecordNames)
}

/** The newest link of the log's chain, entries that are not public included: what to note so as to check it later. */
export async function findRecordHead(): Promise<{ id: string; hash: string } | null> {
  const head = await db().event.findFirst({ orderBy: { id: 'desc' }, select: { id: true, hash: true } })
  return head && { id: String(head.id), hash: Buffer.from(head.hash).toString('hex') }
}

const mostChoices = 100

/** What the filter offers: the newest articles, and those who may decide, unless they are not to be named. */
export async function listFilterChoices(names: RecordNames): Promise<{
  articles: { slug: string; title: string }[]
  people: { handle: string; name: string }[]
}> {
  const [articles, people] = await Promise.all([
    db().$queryRaw<{ slug: string; title: string }[]>`
      SELECT slug, title FROM article
      JOIN revision ON revision.article_id = article.id AND revision.number = article.current_revision
      WHERE published_at IS NOT NULL ORDER BY published_at DESC, article.id LIMIT ${mostChoices}`,
    names === 'role'
      ? []
      : db().user.findMany({
          where: { role: { in: ['moderator', 'admin', 'editor'] } },
          orderBy: { name: 'asc' },
          take: mostChoices,
          select: { handle: true, name: true },
        }),
  ])
  return { articles, people }
}
