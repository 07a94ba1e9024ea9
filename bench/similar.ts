import pg from 'pg'
import { knownWords, listSimilarClaims } from '@/lib/claim/queries'
import { searchQuery } from '@/lib/claim/similar'
import { similarSql } from '@/lib/claim/similar-sql'
import type { ClaimStage } from './claim-stage.ts'
import { typeClaim } from './data/claim-words.ts'
import { pick } from './data/words.ts'
import type { Promised } from './promises.ts'

const size = { warmUp: 40, lookups: 400 }
const allowedMs = 30

export type Similar = { promise: Promised; plan: string[] }

/**
 * How long it takes to find the claims like what is typed among a hundred thousand: the query that the composer asks, in
 * this process, against a database of its own. Half of each claim at least is typed, sometimes with a slip.
 */
export async function measureSimilar({ database, claims, author, writer }: ClaimStage): Promise<Similar> {
  const times: number[] = []
  let found = 0
  let typed = ''
  for (let number = -size.warmUp; number < size.lookups; number++) {
    const meant = pick(claims, writer)
    typed = typeClaim(meant, writer)
    const started = performance.now()
    const similar = await listSimilarClaims(author, typed)
    if (number < 0) continue
    times.push(performance.now() - started)
    if (similar.some(({ claim }) => claim === meant)) found++
  }
  return { promise: promiseOf(times, found), plan: await explain(database.url, typed) }
}

function promiseOf(times: number[], found: number): Promised {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  const values = { p50: at(0.5), p95: at(0.95), p99: at(0.99), found: found / times.length }
  const ms = (value: number) => value.toFixed(1)
  return {
    name: `similar claims among 100 000 found within ${allowedMs} ms (p95)`,
    holds: values.p95 < allowedMs,
    figures: `p50 ${ms(values.p50)}, p95 ${ms(values.p95)}, p99 ${ms(values.p99)} ms; the claim that was meant is among the five in ${(values.found * 100).toFixed(0)} % of ${times.length} lookups`,
    values,
  }
}

async function explain(databaseUrl: string, typed: string): Promise<string[]> {
  const { words, total, floor } = await knownWords(typed)
  const { text, values } = similarSql(typed, searchQuery(words, total, floor) ?? '')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, COSTS OFF) ${text}`, values)
    return rows.map((row) => String(row['QUERY PLAN']))
  } finally {
    await client.end()
  }
}
