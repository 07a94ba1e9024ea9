import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { expect, it } from 'vitest'
import { type OwnServer, ask as query, startOwnServer } from '@/e2e/own-server'
import { isUnreachable } from '@/lib/database-errors'
import type { Viewer } from '@/lib/policy'
import { anArticle, aPerson, newId, newKey, type TestArticle } from '@/test/factories'
import { findBroken } from '@/test/invariants'
import { type Answer, ask, callAction } from './client'
import { Ledger } from './ledger'
import { addRow } from './table'

export const isQuick = process.env.OBELUS_FAULTS_QUICK === '1'

/** A dose of the long run, or of the short one inside `npm test`. */
export function dose<Value>(whole: Value, quick: Value): Value {
  return isQuick ? quick : whole
}

/** What a scene is made of is made anew where the machine was too busy for it: nothing was stored then. */
export async function patiently<Value>(make: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await make()
    } catch (error) {
      if (!isUnreachable(error)) throw error
    }
  }
}

const mostMs = 600_000

/**
 * Round after round, as many as the dose says, or on a machine so busy that this takes more than ten minutes as many as
 * they have room for. The table says how many there were.
 */
export function* rounds(most: number): Generator<number> {
  const until = performance.now() + mostMs
  for (let round = 0; round < most && performance.now() < until; round++) yield round
}

export type Scene = {
  own: OwnServer
  article: TestArticle & { url: string; title: string }
  sql: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  signIn: (person: Viewer) => Promise<string>
  read: (url?: string) => Promise<Answer | null>
}

const kept = globalThis as { obelusFaults?: Promise<Scene> }

/** One server for all faults of a run, with an article that was read before. It ends with this process. */
export function scene(): Promise<Scene> {
  kept.obelusFaults ??= makeScene()
  return kept.obelusFaults
}

async function makeScene(): Promise<Scene> {
  const own = await startOwnServer()
  // What the tests make through the mutations of the product, they make in this database.
  Object.assign(process.env, {
    DATABASE_URL: own.applicationUrl,
    AUTH_SECRET: process.env.OBELUS_E2E_AUTH_SECRET,
    OBELUS_URL: own.url,
  })
  const sql: Scene['sql'] = (text, values) => query(own.databaseUrl, text, values)
  const made = await patiently(anArticle)
  const title = (
    await sql<{ title: string }>('SELECT title FROM revision WHERE article_id = $1', [made.id])
  )[0]?.title
  const article = { ...made, url: `/articles/${made.slug}`, title: title ?? '' }
  const read = (url = article.url) => ask(`${own.url}${url}`)
  await expect.poll(async () => (await read())?.text, { timeout: 60_000 }).toContain(title)
  return { own, article, sql, read, signIn: (person) => cookieFor(sql, person) }
}

async function cookieFor(sql: Scene['sql'], person: Viewer): Promise<string> {
  const name = 'obelus-session'
  const token = randomBytes(32).toString('base64url')
  await sql(
    "INSERT INTO sign_in_session (id, user_id, token_hash, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')",
    [newId(), person.id, createHash('sha256').update(token).digest('base64url')],
  )
  const secret = process.env.AUTH_SECRET ?? ''
  return `${name}=${await encode({ token: { session: token }, secret, salt: name })}`
}

/** Somebody who comments on the article, and notes what they are told. */
export type Writer = {
  person: Viewer
  cookie: string
  write: (ledger: Ledger, key?: string) => Promise<Answer | null>
}

export async function aWriter({ own, article, signIn }: Scene, site = own.url): Promise<Writer> {
  const person = await patiently(aPerson)
  const cookie = await signIn(person)
  return {
    person,
    cookie,
    async write(ledger, key = newKey()) {
      const paragraphId = article.paragraphs[0]?.id ?? ''
      const fields = { key, articleId: article.id, paragraphId, body: `Remark ${key}` }
      const action = { file: 'lib/comment/actions.ts', name: 'postComment', fields }
      ledger.begin()
      const answer = await callAction(site, article.url, cookie, action)
      ledger.note(key, answer)
      return answer
    },
  }
}

/** All of these write one after the other until it is over, with a pause of so many milliseconds. */
export async function writeUntil(writers: Writer[], ledger: Ledger, isOver: () => boolean, pause = 0) {
  await Promise.all(
    writers.map(async (writer) => {
      while (!isOver()) {
        const answer = await writer.write(ledger)
        if (!answer || pause > 0) await new Promise((resolve) => setTimeout(resolve, answer ? pause : 50))
      }
    }),
  )
}

export type Seen = { dose: string; outcome: string }

/** One row of a plan: does what it says. What was seen goes into the table, also when it was not what should be. */
export function row(
  id: string,
  title: string,
  work: (scene: Scene) => Promise<Seen>,
  timeout = dose(900_000, 60_000),
) {
  it(`${id}: ${title}`, { timeout }, async () => {
    try {
      addRow({ id, ...(await work(await scene())) })
    } catch (error) {
      const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
      addRow({ id, dose: '', outcome: `FAILED: ${words}` })
      throw error
    }
  })
}

/**
 * One row of the plan of faults; it then holds the writers' book against the database and asks whether it broke what must
 * always hold.
 */
export function fault(
  id: string,
  title: string,
  work: (scene: Scene, ledger: Ledger) => Promise<Seen>,
  timeout?: number,
) {
  row(
    id,
    title,
    async (there) => {
      const [ledger, before] = [new Ledger(), await brokenIn(there)]
      const seen = await work(there, ledger)
      expect(ledger.findLost(await storedIn(there)), 'what was acknowledged').toEqual([])
      expect(await brokenIn(there), 'what always holds').toEqual(before)
      return seen
    },
    timeout,
  )
}

export function notRun(why: string): Seen {
  return { dose: 'none', outcome: `not run: ${why}` }
}

function storedIn({ sql }: Scene) {
  return sql<{ key: string; id: string | null }>(
    `SELECT k.key::text, c.id FROM idempotency_key k LEFT JOIN comment c ON c.id::text = k.answer->>'id'
     WHERE k.kind = 'comment.create'
     UNION ALL SELECT substr(c.body, 8), c.id FROM comment c
       WHERE c.body LIKE 'Remark %' AND NOT EXISTS (
         SELECT FROM idempotency_key k WHERE k.answer->>'id' = c.id::text AND k.key::text = substr(c.body, 8))`,
  )
}

async function brokenIn({ own }: Scene): Promise<string[]> {
  const client = new pg.Client({ connectionString: own.databaseUrl })
  await client.connect()
  return findBroken(client).finally(() => client.end())
}

/** `200×31 503×4`, the way a table shows it. */
export function counted(statuses: Record<string, number>): string {
  return Object.entries(statuses)
    .map(([status, count]) => `${status}×${count}`)
    .join(' ')
}

/** The value below which so many hundredths of the others lie. */
export function percentile(values: number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? 0
}
