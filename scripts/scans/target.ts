import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { freePort } from '../postgres/server.ts'
import { openThrowaway } from '../postgres/throwaway.ts'
import { prepareDatabase } from '../seeding.ts'
import { startApplication } from '../serve.ts'
import { buildIfNeeded } from '../setup/build.mjs'

/** A site to be scanned: the production build on an example of its own, which nobody else uses. */
export type Target = {
  url: string
  /** Where whatever a scanner writes may lie; it goes with the site. */
  folder: string
  /** The cookie of an admin. A scanner presses every button, also those that sign it out: it stays good. */
  cookie: string
  /** Addresses with parameters that read something from the database. */
  addresses: string[]
}

/** Starts it, has it scanned, and ends it whatever happens. The limits are so far away that no scan meets them. */
export async function scanOwnSite<Value>(scan: (target: Target) => Promise<Value>): Promise<Value> {
  const undo: (() => Promise<void> | void)[] = []
  try {
    const server = await openThrowaway()
    undo.push(() => server.stop())
    Object.assign(process.env, { OBELUS_DATA: server.folder, LIMITS_TIMES: '1000', LOG_LEVEL: 'silent' })
    for (const name of ['DATABASE_URL', 'OBELUS_URL', 'AUTH_SECRET', 'SMTP_URL']) delete process.env[name]
    const database = { url: server.applicationUrl, ownerUrl: server.url, embedded: server }
    const port = await freePort()
    const url = `http://localhost:${port}`
    await prepareDatabase(database, url)
    await buildIfNeeded()
    await startApplication('production', { port, host: '127.0.0.1' }, database, undo)
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    undo.push(() => client.end())
    const cookie = await signIn(client, server.secrets.authSecret)
    const staying = setInterval(() => void client.query(stay).catch(() => {}), 1_000)
    undo.push(() => clearInterval(staying))
    return await scan({ url, folder: server.folder, cookie, addresses: await addressesOf(client, url) })
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

const stay = `UPDATE sign_in_session SET ended_at = NULL, last_seen_at = now() WHERE user_agent = 'scanner'`

async function signIn(client: pg.Client, secret: string): Promise<string> {
  const salt = 'obelus-session'
  const token = randomBytes(32).toString('base64url')
  const { rowCount } = await client.query(
    `INSERT INTO sign_in_session (id, user_id, token_hash, user_agent, expires_at)
     SELECT gen_random_uuid(), id, $1, 'scanner', now() + interval '1 day' FROM "user" WHERE role = 'admin' LIMIT 1`,
    [createHash('sha256').update(token).digest('base64url')],
  )
  if (rowCount !== 1) throw new Error('The example has no admin.')
  return `${salt}=${await encode({ token: { session: token }, secret, salt })}`
}

async function addressesOf(client: pg.Client, url: string): Promise<string[]> {
  const { rows } = await client.query<{
    slug: string
    article: string
    paragraph: string
    comment: string
    check: string
  }>(
    `SELECT a.slug, a.id AS article, c.paragraph_id AS paragraph, c.id AS comment,
       (SELECT id FROM fact_check LIMIT 1) AS check
     FROM article a JOIN comment c ON c.article_id = a.id LIMIT 1`,
  )
  const [row] = rows
  if (!row) throw new Error('The example has an article with comments.')
  const { slug, article, paragraph, comment, check } = row
  return [
    `/record?words=plan&article=${slug}&moderator=a&kind=comment.hidden&reason=spam&from=2026-01-01&to=2026-12-31&before=99`,
    '/record/feed.xml?words=plan&kind=comment.hidden',
    '/record/download/json?words=plan&before=99',
    '/record/figures?weeks=4',
    '/articles?after=1',
    '/search?q=plan&kind=comment&verdict=false&language=en&within=week&order=newest&after=~5',
    '/claims?verdict=false&order=active&after=1',
    `/articles/${slug}?show=everything&in=${paragraph}`,
    `/articles/${slug}/p/${paragraph}?comment=${comment}&after=1&checks=1&report=${comment}`,
    `/articles/${slug}/p/${paragraph}/check?quote=plan&start=1&draft=new`,
    `/fact-checks/${check}?version=1`,
    `/comments/${comment}?x=1`,
    '/admin/people?q=a&after=1',
    '/admin/words?test=plan',
    '/admin/articles?after=1',
    '/review?q=plan&kind=flag&language=en&age=day&standing=new&view=mine',
    '/mine?part=comments&after=1',
    '/notifications?before=1',
    '/sign-in?next=/mine',
    `/api/people?article=${article}&q=a`,
    '/api/similar-claims?claim=plan',
    `/api/paragraphs/${paragraph}/comments?after=1`,
    `/api/comments/${comment}/replies?after=1`,
    `/api/viewer?article=${article}`,
    '/api/review/counts?q=plan',
  ].map((path) => url + path)
}
