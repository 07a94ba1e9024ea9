import pg from 'pg'
import { db } from '@/lib/db'
import { askFor } from '@/lib/search/asked'
import { readSearchFilter } from '@/lib/search/filter'
import { bestSql } from '@/lib/search/find'
import { search } from '@/lib/search/queries'
import { readTerms } from '@/lib/search/terms'
import { step } from '../scripts/setup/terminal.mjs'
import { openBenchDatabase } from './data/open.ts'
import { fillSearchable } from './data/searchable.ts'
import { makeWriter, pick, type Writer } from './data/words.ts'
import type { Promised } from './promises.ts'

const size = { articles: 100_000, warmUp: 3, searches: 40 }
const allowedMs = 80

export type Searched = { promises: Promised[]; plan: string[] }

/** A hundred thousand articles of twenty paragraphs, searched as people search, in this process, one at a time. */
export async function measureSearch(undo: (() => Promise<void>)[]): Promise<Searched> {
  const database = await step('Starting a database to search in', openBenchDatabase)
  undo.push(() => database.stop())
  await step('Filling it with 100 000 articles', () => fillSearchable(database, size.articles))
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    AUTH_SECRET: database.secrets.authSecret,
    OBELUS_URL: 'http://localhost',
  })
  undo.push(() => db().$disconnect())
  return measureIn(database.url)
}

/** The same in a database that is filled. */
export async function measureIn(url: string): Promise<Searched> {
  const words = await wordsOf(url)
  const all: number[] = []
  const promises: Promised[] = []
  for (const [name, ask] of Object.entries(asked)) {
    const { times, found } = await timeOf(words, ask)
    all.push(...times)
    promises.push(promiseOf(`search, ${name}`, times, found, null))
  }
  const mix = promiseOf(
    `search among 100 000 articles within ${allowedMs} ms (p95 of all of these)`,
    all,
    null,
    allowedMs,
  )
  return { promises: [mix, ...promises], plan: await plansOf(url, words) }
}

type Words = { words: string[]; sentences: string[][]; writer: Writer }
type Query = Record<string, string>

const among = (from: number, to: number) => (given: Words) =>
  given.words[from + given.writer.next(to - from)] ?? ''
const common = among(3, 60)
const usual = among(60, 3_000)
const rare = among(3_000, 40_000)

function row(given: Words, length: number): string {
  const sentence = pick(given.sentences, given.writer)
  return sentence.slice(0, length).join(' ')
}

function mistyped(given: Words): string {
  const word = usual(given)
  const at = 1 + given.writer.next(word.length - 1)
  return `${word.slice(0, at)}x${word.slice(at)}`
}

/** What people search for, by name; each is asked for everything, four of each kind, unless it says otherwise. */
const asked: Record<string, (given: Words) => Query> = {
  'a common word': (given) => ({ q: common(given) }),
  'a usual word': (given) => ({ q: usual(given) }),
  'a rare word': (given) => ({ q: rare(given) }),
  'two usual words': (given) => ({ q: `${usual(given)} ${usual(given)}` }),
  'a common, a usual and a rare word': (given) => ({ q: `${common(given)} ${usual(given)} ${rare(given)}` }),
  'three words in a row': (given) => ({ q: `"${row(given, 3)}"` }),
  'two common words in a row': (given) => ({ q: `"${common(given)} ${common(given)}"` }),
  'the beginning of a word': (given) => ({ q: rare(given).slice(0, 5) }),
  'a word without another': (given) => ({ q: `${usual(given)} -${common(given)}` }),
  'a mistyped word': (given) => ({ q: mistyped(given) }),
  'a usual word in articles alone': (given) => ({ q: usual(given), kind: 'article' }),
  'a common word, a later page of the newest': (given) => ({
    q: common(given),
    kind: 'article',
    order: 'newest',
    after: `~${10_000 + given.writer.next(80_000)}`,
  }),
  'a usual word of the last month': (given) => ({ q: usual(given), within: 'month' }),
  'a usual word found false': (given) => ({ q: usual(given), verdict: 'false' }),
}

async function timeOf(words: Words, ask: (given: Words) => Query) {
  const times: number[] = []
  let found = 0
  for (let number = -size.warmUp; number < size.searches; number++) {
    const filter = readSearchFilter(ask(words))
    const started = performance.now()
    const answer = await search(filter)
    if (number < 0) continue
    times.push(performance.now() - started)
    if (answer.status === 'found') found++
  }
  return { times, found: found / times.length }
}

function promiseOf(name: string, times: number[], found: number | null, allowed: number | null): Promised {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  const values = { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
  const ms = (value: number) => value.toFixed(1)
  return {
    name,
    holds: allowed === null ? null : values.p95 < allowed,
    figures: `p50 ${ms(values.p50)}, p95 ${ms(values.p95)}, p99 ${ms(values.p99)} ms${found === null ? '' : `; ${(found * 100).toFixed(0)} % found something`}`,
    values,
  }
}

async function wordsOf(url: string): Promise<Words> {
  const client = await connect(url)
  try {
    const words = await client.query<{ word: string }>('SELECT word FROM made_word ORDER BY n')
    const sentences = await client.query<{ text: string }>('SELECT text FROM made_sentence ORDER BY n')
    return {
      words: words.rows.map(({ word }) => word),
      sentences: sentences.rows.map(({ text }) => text.split(' ')),
      writer: makeWriter(11),
    }
  } finally {
    await client.end()
  }
}

/** How the database finds a common word and a rare one. */
async function plansOf(url: string, words: Words): Promise<string[]> {
  const client = await connect(url)
  const none = { verdict: null, language: null, within: null }
  try {
    const plans: string[] = []
    for (const word of [words.words[10] ?? '', words.words[30_000] ?? '']) {
      const wanted = await askFor(readTerms(word), null)
      if (!wanted) continue
      const { text, values } = bestSql('article', wanted, none, null, 4)
      const { rows } = await client.query(`EXPLAIN (ANALYZE, COSTS OFF, BUFFERS OFF) ${text}`, values)
      plans.push(`“${word}”`, ...rows.map((each) => String(each['QUERY PLAN'])), '')
    }
    return plans
  } finally {
    await client.end()
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}
