import 'server-only'
import { db } from '@/lib/db'
import type { Asked } from '@/lib/search/asked'
import { mostCompared, mostCounted, mostRanked } from '@/lib/search/bounds'
import { type SearchFilter, type SearchKey, type SearchKind, searchSpans } from '@/lib/search/filter'
import { Prisma } from '@/prisma/client/client'

export type Place = { id: string; key: SearchKey }
export type Found = { places: Place[]; next: SearchKey | null; count: number; isCut: boolean }

type Narrow = Pick<SearchFilter, 'verdict' | 'language' | 'within'>
type Row = { id: string; number: bigint; rank: number | null; count: number; walked: number }

/** A page of what fits, the best first. Rank is PostgreSQL's cover density: words near each other, and in the title. */
export async function findBest(
  kind: SearchKind,
  asked: Asked,
  { after, ...narrow }: Narrow & { after: SearchKey | null },
  size: number,
): Promise<Found> {
  const rows = await db().$queryRaw<Row[]>(bestSql(kind, asked, narrow, after, size))
  return foundOf(rows, size, mostOf(asked))
}

/** The statement of `findBest`, also for whoever measures it. */
export function bestSql(
  kind: SearchKind,
  asked: Asked,
  narrow: Narrow,
  after: SearchKey | null,
  size: number,
): Prisma.Sql {
  return Prisma.sql`
    WITH walked AS MATERIALIZED (${walk({ kind, asked, narrow, column: words, most: mostOf(asked) })}),
    titled AS MATERIALIZED (${hasTitle[kind] ? walk({ kind, asked, narrow, column: title, most: mostRanked.title }) : none}),
    ranked AS MATERIALIZED (
      SELECT e.id, e.number, ts_rank_cd('{0.1, 0.2, 0.4, 1}', e.words, q.exact, 1)::float8 AS rank
      FROM ${looked(Prisma.sql`(SELECT id FROM walked UNION SELECT id FROM titled)`, asked)}
    )
    SELECT id::text, number, rank, (SELECT count(*)::int FROM ranked) AS count,
      (SELECT count(*)::int FROM walked) AS walked
    FROM ranked WHERE ${after?.rank ?? null}::float8 IS NULL
      OR (rank, number) < (${after?.rank ?? null}::float8, ${after?.number ?? null}::bigint)
    ORDER BY rank DESC, number DESC LIMIT ${size + 1}`
}

/** A page of what fits, the newest first, without an end: each page goes on where the last one stopped. */
export async function findNewest(
  kind: SearchKind,
  asked: Asked,
  { after, ...narrow }: Narrow & { after: SearchKey | null },
  size: number,
): Promise<Found> {
  const below = after?.number ?? null
  // Words in a row are looked for among the newest that have the words.
  const most = asked.isExact ? Math.max(size + 1, mostCounted + 1) : mostCompared
  const rows = await db().$queryRaw<Row[]>`
    WITH walked AS MATERIALIZED (${walk({ kind, asked, narrow, column: words, most, below })}),
    fitting AS MATERIALIZED (${fitting(asked)})
    SELECT id::text, number, NULL::float8 AS rank, (SELECT count(*)::int FROM fitting) AS count,
      (SELECT count(*)::int FROM walked) AS walked
    FROM fitting ORDER BY number DESC LIMIT ${size + 1}`
  return foundOf(rows, size, most)
}

/** Things of one kind whatever their words, the newest first. */
export async function listNewest(
  kind: SearchKind,
  { after, ...narrow }: Narrow & { after: bigint | null },
  size: number,
): Promise<{ ids: string[]; next: bigint | null }> {
  const rows = await db().$queryRaw<{ id: string; number: bigint }[]>`
    SELECT id::text, number FROM (${walk({ kind, narrow, column: null, most: size + 1, below: after })}) w
    ORDER BY number DESC`
  return {
    ids: rows.slice(0, size).map(({ id }) => id),
    next: rows.length > size ? (rows[size - 1]?.number ?? null) : null,
  }
}

/** How many things fit, up to one more than are counted. */
export async function countFound(kind: SearchKind, asked: Asked, narrow: Narrow): Promise<number> {
  const most = asked.isExact ? mostCounted + 1 : mostCompared
  const [row] = await db().$queryRaw<[{ count: number }]>`
    WITH walked AS MATERIALIZED (${walk({ kind, asked, narrow, column: words, most })})
    SELECT count(*)::int AS count FROM (${fitting(asked)}) f`
  return Math.min(row.count, mostCounted + 1)
}

function foundOf(rows: Row[], size: number, most: number): Found {
  const places = rows.slice(0, size).map(({ id, rank, number }) => ({ id, key: { rank, number } }))
  return {
    places,
    next: rows.length > size ? (places.at(-1)?.key ?? null) : null,
    count: rows[0]?.count ?? 0,
    isCut: (rows[0]?.walked ?? 0) >= most,
  }
}

const mostOf = ({ isExact }: Asked) => (isExact ? mostRanked.words : mostCompared)

/** What has a title beside its text. */
const hasTitle: Record<SearchKind, boolean> = {
  article: true,
  claim: false,
  'fact-check': true,
  comment: false,
}
const none = Prisma.sql`SELECT NULL::uuid AS id WHERE false`

const words = Prisma.sql`words`
const title = Prisma.sql`title`

type Walk = {
  kind: SearchKind
  asked?: Asked
  narrow: Narrow
  /** Where the words are looked for; null where any will do. */
  column: Prisma.Sql | null
  most: number
  below?: bigint | null
}

/**
 * The newest things that fit, at most so many, shelf by shelf: a common word is found on the first ones, and no more of
 * them are looked at; a rare one costs a look at each. Whatever narrows is in the index too, but for the time.
 */
function walk({ kind, asked, narrow, column, most, below = null }: Walk): Prisma.Sql {
  const facets = [narrow.verdict && `v:${narrow.verdict}`, narrow.language && `l:${narrow.language}`]
  const fits = asked && column ? Prisma.sql`AND e.${column} @@ ${asked.wide}::tsquery` : Prisma.empty
  const { mark, shift } = asked?.isBegun ? bay : shelf
  const since = narrow.within
    ? Prisma.sql`now() - make_interval(days => ${searchSpans[narrow.within]}::int)`
    : Prisma.sql`'-infinity'::timestamptz`
  return Prisma.sql`
    SELECT f.id, f.number FROM generate_series(
      (coalesce(${below}::bigint - 1, (SELECT max(number) FROM search_entry WHERE kind = ${kind})) >> ${shift})::int,
      (coalesce((SELECT number FROM search_entry WHERE kind = ${kind} AND at >= ${since} ORDER BY at LIMIT 1), ${nowhere}) >> ${shift})::int - 1,
      -1) AS shelf,
    LATERAL (
      SELECT e.id, e.number FROM search_entry e
      WHERE e.facets @> (${facets.filter((facet) => facet !== null)}::text[] || (${kind + mark} || shelf))
        ${fits} AND e.at >= ${since}
        AND (${below}::bigint IS NULL OR e.number < ${below}::bigint)
      ORDER BY e.number DESC LIMIT ${most}) f
    LIMIT ${most}`
}

/** How what is walked along is named in the index, and how many bits of a number it leaves out. */
const shelf = { mark: '/', shift: 12 }
/** Sixteen shelves: for each look the index gathers all words with a beginning, so there are to be few looks. */
const bay = { mark: '//', shift: 16 }

/** Where the walk begins whose first shelf is beyond the last: nothing is as new as was asked for. */
const nowhere = Prisma.sql`4000000000000`

/** Of the things that a walk has found those that fit exactly. */
function fitting(asked: Asked): Prisma.Sql {
  if (asked.isExact) return Prisma.sql`SELECT id, number FROM walked`
  return Prisma.sql`SELECT e.id, e.number FROM ${looked(Prisma.sql`walked`, asked)}`
}

// `OFFSET 0` keeps the index of words out of it, which would find all things that fit to pick a few of them.
function looked(found: Prisma.Sql, { languages, exact }: Asked): Prisma.Sql {
  return Prisma.sql`${found} c,
    LATERAL (SELECT * FROM search_entry s WHERE s.id = c.id OFFSET 0) e
    JOIN (SELECT language, exact::tsquery AS exact FROM unnest(${languages}::text[], ${exact}::text[]) AS each (language, exact)) q
      ON q.language = e.language AND e.words @@ q.exact`
}
