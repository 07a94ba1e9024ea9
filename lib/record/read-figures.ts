import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/lib/db'
import type { Waits } from '@/lib/record/figure-words'
import {
  type CountRow,
  type Figures,
  firstMonday,
  type PairRow,
  shapeFigures,
  type TurnRow,
  type WaitRow,
} from '@/lib/record/figures'
import { Prisma } from '@/prisma/client/client'

const keptMs = 5 * 60_000

// The same for everybody, and no decision hangs on the last minutes.
const kept = new LRUCache<number, Figures>({
  max: 4,
  ttl: keptMs,
  allowStaleOnFetchRejection: true,
  fetchMethod: (span) => readFigures(span, new Date()),
})
const keptWaits = new LRUCache<'waits', Waits>({
  max: 1,
  ttl: keptMs,
  allowStaleOnFetchRejection: true,
  fetchMethod: () => readWaits(new Date()),
})

/** The figures of so many weeks, at most five minutes old. */
export async function findFigures(span: number): Promise<Figures> {
  return kept.forceFetch(span)
}

/** How long cases of the last thirty days waited, at most five minutes old. */
export async function findWaits(): Promise<Waits> {
  return keptWaits.forceFetch('waits')
}

// What its author took back was not decided, nor what a moderator undid at once.
const decided = Prisma.sql`state = 'closed' AND outcome NOT IN ('withdrawn', 'gone') AND undone_at IS NULL`
const hours = Prisma.sql`extract(epoch FROM closed_at - opened_at)::float8 / 3600`
const weekOf = (column: string) => Prisma.raw(`date_trunc('week', ${column} AT TIME ZONE 'UTC')::date::text`)

export async function readFigures(span: number, now: Date): Promise<Figures> {
  const since = firstMonday(now, span)
  const [counts, waits, turns, pairs] = await Promise.all([
    countDecisions(since),
    measureWaits(since),
    countTurns(since),
    countPairs(since),
  ])
  return shapeFigures({ counts, waits, turns, pairs }, now, span)
}

export async function readWaits(now: Date): Promise<Waits> {
  const since = new Date(now.getTime() - 30 * 86_400_000)
  const [row] = await db().$queryRaw<Waits[]>`
    SELECT count(*)::int AS decided, percentile_cont(0.5) WITHIN GROUP (ORDER BY ${hours}) AS median,
      percentile_cont(0.9) WITHIN GROUP (ORDER BY ${hours}) AS p90
    FROM review_case WHERE ${decided} AND closed_at >= ${since}`
  return row ?? { decided: 0, median: null, p90: null }
}

function countDecisions(since: Date): Promise<CountRow[]> {
  return db().$queryRaw`
    SELECT ${weekOf('closed_at')} AS week, kind, outcome, CASE outcome WHEN 'publish' THEN verdict END AS verdict, count(*)::int AS count
    FROM review_case WHERE ${decided} AND closed_at >= ${since} GROUP BY 1, 2, 3, 4`
}

function measureWaits(since: Date): Promise<WaitRow[]> {
  return db().$queryRaw`
    SELECT week, waits[1] AS median, waits[2] AS p90 FROM (
      SELECT ${weekOf('closed_at')} AS week, percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY ${hours}) AS waits
      FROM review_case WHERE ${decided} AND closed_at >= ${since} GROUP BY 1
    ) by_week`
}

/** A correction is a version that was published after another one of the same check. */
function countTurns(since: Date): Promise<TurnRow[]> {
  return db().$queryRaw`
    SELECT ${weekOf('retracted_at')} AS week, 'retracted' AS turn, count(*)::int AS count
    FROM fact_check WHERE retracted_at >= ${since} GROUP BY 1
    UNION ALL
    SELECT ${weekOf('answered_at')}, 'granted', count(*)::int
    FROM appeal WHERE outcome = 'granted' AND answered_at >= ${since} GROUP BY 1
    UNION ALL
    SELECT ${weekOf('later.closed_at')}, 'corrected', count(*)::int
    FROM review_case later WHERE state = 'closed' AND outcome = 'publish' AND undone_at IS NULL AND version > 1
      AND closed_at >= ${since} AND EXISTS (
        SELECT 1 FROM review_case earlier WHERE earlier.fact_check_id = later.fact_check_id AND earlier.outcome = 'publish'
          AND earlier.undone_at IS NULL AND earlier.version < later.version)
    GROUP BY 1`
}

/** What the first two said about each version of a case that is decided: before that nobody may know. */
function countPairs(since: Date): Promise<PairRow[]> {
  return db().$queryRaw`
    SELECT quarter, given[1] AS first, given[2] AS second, count(*)::int AS count FROM (
      SELECT date_trunc('quarter', c.closed_at AT TIME ZONE 'UTC')::date::text AS quarter,
        array_agg(o.decision ORDER BY o.created_at, o.moderator_id) AS given
      FROM review_case c JOIN opinion o ON o.case_id = c.id
      WHERE c.state = 'closed' AND c.closed_at >= ${since} AND c.undone_at IS NULL
      GROUP BY c.id, o.version HAVING count(*) >= 2
    ) pairs GROUP BY 1, 2, 3`
}
