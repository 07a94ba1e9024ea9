import type { APIRequestContext } from '@playwright/test'
import pg from 'pg'
import { type Article, defaultTexts, expect } from './fixtures'
import { type OwnServer, startOwnServer } from './own-server'
import { test as scene } from './refusals-scene'

/** The specs of this file's users run on a server of their own, whose database they may kill. */
export const test = scene.extend<
  { outage: <Value>(work: () => Promise<Value>) => Promise<Value> },
  { own: OwnServer; pool: pg.Pool }
>({
  own: [
    async ({ browserName: _ }, use) => {
      const own = await startOwnServer()
      await untilItReads(own)
      await use(own)
      await own.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ own }, use) => use(own.url),
  pool: [
    async ({ own }, use) => {
      const pool = new pg.Pool({ connectionString: own.databaseUrl, max: 4 })
      // A connection that broke with the database is replaced by the next statement.
      pool.on('error', () => undefined)
      await use(pool)
      await pool.end()
    },
    { scope: 'worker' },
  ],
  /** The log tells of it. */
  article: async ({ article, sql }, use) => {
    await use(async (texts) => {
      const made = await article(texts)
      await sql(
        `INSERT INTO event (kind, subject_type, subject_id, article_id, is_public)
         VALUES ('article.published', 'article', $1, $1, true)`,
        [made.id],
      )
      return made
    })
  },
  /** Does something while the database is dead, and starts it again whatever happens. */
  outage: async ({ own }, use) => {
    await use(async (work) => {
      await own.killDatabase()
      try {
        return await work()
      } finally {
        await own.startDatabase()
      }
    })
  },
})

/** Whoever reads the log for the first time begins at its end: what a test writes before that would be told to nobody. */
async function untilItReads({ databaseUrl }: OwnServer): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await expect
    .poll(async () => (await client.query('SELECT 1 FROM log_reader')).rowCount, { timeout: 30_000 })
    .toBeGreaterThan(0)
  await client.end()
}

export const seconds = { timeout: 2_000, intervals: [50] }

export async function read(request: APIRequestContext, url: string) {
  const response = await request.get(url)
  return { status: response.status(), text: await response.text(), headers: response.headers() }
}

export async function expectWhole(request: APIRequestContext, url: string, words: string[]) {
  const { status, text } = await read(request, url)
  expect(status, url).toBe(200)
  for (const word of words) expect(text, url).toContain(word)
  expect(text).toContain('</html>')
}

/** Says when to come again; returns what it says. */
export async function expectLater(request: APIRequestContext, url: string) {
  const { status, text, headers } = await read(request, url)
  expect(status, url).toBe(503)
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  return text
}

/** The server asks for a page itself when it hears of it. It hears nothing of another address. */
export async function neverAsked(
  article: Article,
  sql: (text: string, values: unknown[]) => Promise<unknown>,
) {
  const slug = `${article.slug}-moved`
  await sql('UPDATE article SET slug = $2 WHERE id = $1', [article.id, slug])
  return { ...article, slug, url: `/articles/${slug}` }
}

export const whole = ({ title }: Article) => [title, ...defaultTexts]
