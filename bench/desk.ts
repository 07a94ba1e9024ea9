import pg from 'pg'
import { db } from '@/lib/db'
import { filterQuery, noFilter, type QueueFilter } from '@/lib/review/filter'
import { decideCase } from '@/lib/review/mutations'
import { type QueueEnd, readQueueEnd } from '@/lib/review/queue'
import { pageSql } from '@/lib/review/queue-sql'
import { countQueue, findNextCase, listFilterChoices, listQueue } from '@/lib/review/read-queue'
import { step } from '../scripts/setup/terminal.mjs'
import type { ClaimStage } from './claim-stage.ts'
import { fillCases } from './data/cases.ts'
import { pick } from './data/words.ts'
import type { Promised } from './promises.ts'

const size = { cases: 100_000, open: 10_000, warmUp: 10, asks: 100, decisions: 200 }
const allowedMs = 50

export type Desk = { promises: Promised[]; plan: string[] }

/**
 * How long the desk waits for the database with a hundred thousand cases, a tenth of them open: the queries and the
 * mutation that its pages use, in this process, one at a time.
 */
export async function measureDesk({ database, claims, writer }: ClaimStage): Promise<Desk> {
  const fill = () => fillCases(database.url, size.cases, size.open)
  const moderator = await step('Filling it with 100 000 cases', fill)
  const { articles } = await listFilterChoices()
  const middle = readQueueEnd((await listQueue(moderator, noFilter, null)).next ?? '')
  const word = () =>
    pick(
      pick(claims, writer)
        .split(' ')
        .filter(({ length }) => length > 3),
      writer,
    )
  const list = (change: Partial<QueueFilter>, after: QueueEnd | null = null) =>
    listQueue(moderator, { ...noFilter, ...change }, after)
  const asked: Record<string, () => Promise<unknown>> = {
    'first page': () => list({}),
    'a later page': () => list({}, middle),
    'one kind': () => list({ kind: 'flag' }),
    'one article': () => list({ article: pick(articles, writer).slug }),
    'verdict, language and standing': () => list({ verdict: 'false', language: 'de', standing: 'new' }),
    'overdue and unclaimed': () => list({ age: 'overdue', view: 'free' }),
    'a search for one word': () => list({ q: word() }),
    'a search for two words': () => list({ q: `${word()} ${word()}` }),
    'a search for an author': () => list({ q: 'Author 77' }),
    'a search that finds nothing': () => list({ q: 'zeppelin harbour' }),
    counts: () => countQueue(moderator, noFilter),
    'counts of a filter': () => countQueue(moderator, { ...noFilter, q: word(), age: 'overdue' }),
    'what to filter by': () => listFilterChoices(),
    'the next case': () => findNextCase(moderator, null, noFilter),
  }
  const times: Record<string, number> = {}
  for (const [name, ask] of Object.entries(asked)) times[name] = await p95Of(ask, size.asks)
  const plan = await explain(database.url, { ...noFilter, q: word() }, moderator)
  return { promises: [asksPromise(times), await decisions(moderator)], plan }
}

type Moderator = Parameters<typeof listQueue>[0]

async function p95Of(ask: () => Promise<unknown>, count: number): Promise<number> {
  const times: number[] = []
  for (let number = -size.warmUp; number < count; number++) {
    const started = performance.now()
    await ask()
    if (number >= 0) times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)[Math.ceil(0.95 * times.length) - 1] ?? 0
}

function asksPromise(times: Record<string, number>): Promised {
  const worst = Math.max(...Object.values(times))
  const figures = Object.entries(times).map(([name, ms]) => `${name} ${ms.toFixed(1)}`)
  return {
    name: `the desk asks for its queue, filters, search and counts among 100 000 cases within ${allowedMs} ms (p95)`,
    holds: worst < allowedMs,
    figures: `${figures.join(', ')} ms`,
    values: { ...times, worst },
  }
}

/** Publishes checks as they stand in the queue, each in its own durable transaction. */
async function decisions(moderator: Moderator): Promise<Promised> {
  const waiting = await db().reviewCase.findMany({
    where: { state: 'open', kind: 'fact-check' },
    orderBy: [{ rankedAt: 'asc' }, { id: 'asc' }],
    take: size.decisions + size.warmUp,
    select: { id: true },
  })
  const p95 = await p95Of(async () => {
    const { id } = waiting.pop() ?? { id: '' }
    const decision = { id, version: 1, decision: 'publish', reasonCode: 'sound' } as const
    const result = await decideCase(moderator, decision)
    if (!result.ok) throw new Error(`refused: ${result.refusal}`)
  }, size.decisions)
  return {
    name: `a decision is stored within ${allowedMs} ms (p95) among 100 000 cases`,
    holds: p95 < allowedMs,
    figures: `p95 ${p95.toFixed(1)} ms of ${size.decisions}`,
    values: { p95 },
  }
}

/** The plan of a search, and that of the first page. */
async function explain(databaseUrl: string, search: QueueFilter, moderator: Moderator): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const plans: string[] = []
    for (const filter of [noFilter, search]) {
      const { text, values } = pageSql(moderator, { filter, after: null, targetHours: 24 })
      const { rows } = await client.query(`EXPLAIN (ANALYZE, COSTS OFF) ${text}`, values)
      const asked = new URLSearchParams(filterQuery(filter)).toString()
      plans.push(`-- /review${asked && `?${asked}`}`, ...rows.map((row) => String(row['QUERY PLAN'])))
    }
    return plans
  } finally {
    await client.end()
  }
}
