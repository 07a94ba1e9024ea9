import { readdirSync } from 'node:fs'
import { createConnection } from 'node:net'
import path from 'node:path'
import { root } from '../scripts/setup/folders.mjs'
import { isForOthers, safeHeaders } from '../server/safe-headers'
import { somethingEverywhere } from './everywhere-scene'
import { expect } from './fixtures'
import { test as scene } from './outage-scene'
import type { Application } from './own-server'
import { answerOf, get, type RawAnswer } from './raw-request'
import { closedToThePhone } from './refusals-scene'

const site = 'https://obelus.example'

/** A process that believes to be reached by HTTPS, beside the one that has the database: one for all of these. */
let started: Promise<Application> | undefined

const test = scene.extend<{ secure: Application }>({
  secure: async ({ own }, use) => {
    started ??= own.startBeside({ OBELUS_URL: site, SHARED_PAGES_MB: '0' })
    await use(await started)
  },
})

test.afterAll(async () => {
  await (await started)?.end('SIGTERM')
})

test.setTimeout(300_000)
test.skip(({ isMobile }) => isMobile, closedToThePhone)

/** What is wrong with the headers of an answer, in words; nothing when they are as they should be. */
function faults(asked: string, { status, headers }: RawAnswer, siteUrl = site): string[] {
  const { 'Content-Security-Policy': dataPolicy, ...same } = safeHeaders(siteUrl)
  const expected: Record<string, string> = {
    ...same,
    ...(isForOthers(asked) ? { 'Cross-Origin-Resource-Policy': 'cross-origin' } : {}),
  }
  const said = Object.entries(expected).filter(([name, value]) => headers[name.toLowerCase()] !== value)
  const policy = String(headers['content-security-policy'])
  const isDocument = String(headers['content-type']).startsWith('text/html')
  const scripts = /(?:^|; )script-src ([^;]*)/.exec(policy)?.[1] ?? ''
  const isSafe = isDocument
    ? scripts.startsWith("'self'") && /; object-src 'none'; /.test(policy) && !/unsafe|\*|http/.test(scripts)
    : policy === dataPolicy
  return [
    ...said.map(([name]) => `${asked} ${status}: ${name} is ${headers[name.toLowerCase()]}`),
    ...(isSafe ? [] : [`${asked} ${status} ${headers['content-type']}: ${policy}`]),
  ]
}

test('every address answers with the headers of a safe site, whoever asks', async ({
  article,
  person,
  visitor,
  secure,
  own,
  sql,
}) => {
  const { addresses } = await somethingEverywhere({ article, person, sql })
  const { cookie } = await visitor(await person('admin'))
  const found: string[] = []
  const statuses = new Set<number>()
  async function look(url: string, asked: string, headers: Record<string, string>, siteUrl: string) {
    const answer = await answerOf(url, asked, headers)
    statuses.add(answer.status)
    found.push(...faults(asked, answer, siteUrl))
  }
  for (const { path: asked, isPage } of addresses) {
    await look(secure.url, asked, {}, site)
    // Over HTTPS the cookie has another name.
    await look(own.url, asked, { cookie }, own.url)
    if (isPage) await look(own.url, asked, { cookie, rsc: '1' }, own.url)
  }
  expect(found).toEqual([])
  expect([...statuses]).toEqual(expect.arrayContaining([200, 307, 404]))
})

test('so does what is refused, not there, a file, known already, or no HTTP at all', async ({
  article,
  secure,
}) => {
  const mine = await article()
  const chunk = readdirSync(path.join(root, '.next', 'static', 'chunks')).find((name) => name.endsWith('.js'))
  const file = `/_next/static/chunks/${chunk}`
  const found: string[] = []
  const look = async (
    asked: string,
    status: number,
    headers: Record<string, string> = {},
    method = 'GET',
  ) => {
    const answer = await get(secure.url, asked, headers, false, method)
    expect(answer.status, `${method} ${asked}`).toBe(status)
    found.push(...faults(asked, answer))
    return answer
  }
  await look(file, 200)
  await look('/_next/static/chunks/none.js', 404)
  await look('/.env', 404)
  await look('/api/nothing', 404)
  await look('/_next/image?url=%2Ficon.svg&w=64&q=75', 404)
  await look(`${mine.url}/`, 308)
  await look(mine.url, 403, { origin: 'https://evil.example' }, 'POST')
  await look(mine.url, 403, {}, 'DELETE')
  await look(mine.url, 413, { origin: site, 'content-length': '300000' }, 'POST')
  await look('/api/live', 400)
  const { headers } = await look(mine.url, 200)
  const known = await get(secure.url, mine.url, { 'if-none-match': String(headers.etag) })
  expect(known.status).toBe(304)
  expect(known.headers['content-security-policy']).toBe(headers['content-security-policy'])
  expect(found).toEqual([])
  for (const [sent, status] of [
    ['NONSENSE\r\n\r\n', '400'],
    [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
  ] as const) {
    const said = await speak(secure.url, sent)
    expect(said).toContain(`HTTP/1.1 ${status} `)
    for (const [name, value] of Object.entries(safeHeaders(site)))
      expect(said).toContain(`${name}: ${value}\r\n`)
  }
})

/** Sends bytes and gives all that comes back. */
function speak(url: string, sent: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = createConnection({ host: hostname, port: Number(port) }, () => socket.write(sent))
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(said))
  })
}
