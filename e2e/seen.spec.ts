import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hash } from '@node-rs/argon2'
import { root } from '../scripts/setup/folders.mjs'
import { receiveTraces, type TraceReceiver } from '../test/trace-receiver'
import { somethingEverywhere } from './everywhere-scene'
import { expect } from './fixtures'
import { test as scene } from './outage-scene'
import { type OwnServer, startOwnServer } from './own-server'
import { get } from './raw-request'
import { closedToThePhone } from './refusals-scene'

const canary = () => `canary${randomBytes(32).toString('base64url')}`
/** A secret in every setting that holds one, and one in a variable of which Obelus knows nothing. */
const secrets = {
  AUTH_SECRET: '',
  METRICS_TOKEN: canary(),
  MODERATION_WEBHOOK_SECRET: canary(),
  SOMEBODY_ELSES_KEY: canary(),
  SMTP: canary(),
}

const test = scene.extend<object, { own: OwnServer; traces: TraceReceiver }>({
  traces: [
    async ({ browserName: _ }, use) => {
      const traces = await receiveTraces()
      await use(traces)
      await traces.close()
    },
    { scope: 'worker' },
  ],
  own: [
    async ({ traces }, use) => {
      const own = await startOwnServer({
        METRICS_TOKEN: secrets.METRICS_TOKEN,
        MODERATION_WEBHOOK_URL: 'http://127.0.0.1:1/',
        MODERATION_WEBHOOK_SECRET: secrets.MODERATION_WEBHOOK_SECRET,
        SOMEBODY_ELSES_KEY: secrets.SOMEBODY_ELSES_KEY,
        SMTP_URL: `smtp://user:${secrets.SMTP}@127.0.0.1:1`,
        MAIL_FROM: 'Obelus <news@obelus.test>',
        LOG_LEVEL: 'info',
        OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
        OTEL_BSP_SCHEDULE_DELAY: '200',
      })
      await use(own)
      await own.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.setTimeout(120_000)
test.skip(({ isMobile }) => isMobile, closedToThePhone)

type Line = {
  event: string
  requestId?: string
  traceId?: string
  route?: string
  status?: number
  actor?: string
}

/** Every line is one thing; what is no JSON fails. */
const linesOf = (own: OwnServer) =>
  readFileSync(own.logFile, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

const countOf = (own: OwnServer, event: string) => linesOf(own).filter((line) => line.event === event).length

test('the log says who did what and how it ended, and nothing that is secret or somebody’s; nor do traces', async ({
  article,
  commented,
  page,
  person,
  visitor,
  own,
  sql,
  traces,
}) => {
  const mine = await article()
  const words = {
    password: canary(),
    email: `${canary()}@test.example`,
    body: canary(),
    comment: canary(),
    agent: canary(),
  }
  const member = await person()
  const them = await visitor(member)
  const nobody = await visitor(null)
  for (let time = 0; time < 3; time++) {
    const form = await nobody.open('/sign-in', 'main form')
    const answer = await nobody.send(
      form,
      { email: words.email, password: words.password },
      { 'user-agent': `a\r\n${words.agent}`.replace(/\r\n/, ' ') },
    )
    expect(answer.status).toBe(401)
  }
  await expect.poll(() => countOf(own, 'authn_login_fail')).toBe(3)

  await sql('UPDATE "user" SET password_hash = $2 WHERE id = $1', [member.id, await hash(words.password)])
  const form = await nobody.open('/sign-in', 'main form')
  await nobody.send(form, { email: `${member.handle}@test.example`, password: words.password })
  await expect
    .poll(() => linesOf(own).filter(({ event }) => event === 'authn_login_success'))
    .toMatchObject([{ actor: member.id, requestId: expect.any(String) }])

  await nobody.get(`/unsubscribe/${words.body}`)
  await them.get(`/search?q=${words.body}`)
  await them.get('/mine')
  await commented(mine, them, words.comment)
  await nobody.get(`/people/${words.body}?token=${words.body}`)
  const refused = await get(own.url, mine.url, { origin: 'https://evil.example' }, false, 'POST')
  expect(refused.status).toBe(403)
  await expect.poll(() => countOf(own, 'malicious_cors')).toBe(1)
  const { requestId } = linesOf(own).find(({ event }) => event === 'malicious_cors') ?? {}
  expect(refused.headers['x-request-id']).toBe(requestId)
  await expect
    .poll(() => linesOf(own).find(({ route }) => route === '/mine'))
    .toMatchObject({ actor: member.id, status: 200 })

  await page.goto(mine.url)
  await page.goto(mine.url)
  const before = linesOf(own).length
  expect((await get(own.url, mine.url)).status).toBe(200)
  expect((await get(own.url, '/api/nothing')).status).toBe(404)
  await expect.poll(() => linesOf(own).length).toBeGreaterThan(before)
  expect(
    linesOf(own).filter(({ event, route }) => event === 'request' && route === '/articles/[slug]'),
  ).toEqual([])

  const log = readFileSync(own.logFile, 'utf8')
  const cookie = them.cookie.split('=').slice(1).join('=')
  const seenAt = (route: string) => traces.spans.find(({ attributes }) => attributes['http.route'] === route)
  for (const route of ['/sign-in', '/unsubscribe/[token]', '/articles/[slug]/p/[paragraph]'])
    await expect.poll(() => seenAt(route), { message: route }).toBeDefined()
  for (const said of [log, traces.text()]) {
    for (const secret of [...Object.values(words), ...Object.values(secrets), cookie].filter(Boolean))
      expect(said).not.toContain(secret)
    expect(said).not.toMatch(/@test\.example/)
    expect(said, 'addresses').not.toContain(mine.slug)
  }
  expect(linesOf(own).every(({ event }) => typeof event === 'string')).toBe(true)
})

test('a trace shows what a request was made of, under the numbers that its reader and the log have', async ({
  own,
  person,
  traces,
  visitor,
}) => {
  const { cookie } = await visitor(await person())
  const { headers } = await get(own.url, '/mine', { cookie })
  const requestId = headers['x-request-id']
  const rootOf = () =>
    traces.spans.find(
      ({ scope, attributes }) => scope === 'obelus' && attributes['obelus.request_id'] === requestId,
    )
  await expect.poll(rootOf).toMatchObject({ name: 'GET /mine', parentSpanId: undefined })
  const { traceId, spanId } = rootOf() ?? {}
  await expect
    .poll(() => linesOf(own).find((line) => line.requestId === requestId))
    .toMatchObject({ traceId })
  const partsOf = () => traces.spans.filter((span) => span.traceId === traceId)
  await expect
    .poll(() => partsOf().map(({ name }) => name))
    .toEqual(
      expect.arrayContaining([
        'BaseServer.handleRequest /mine',
        'prisma:client:operation',
        'prisma:client:db_query',
      ]),
    )
  const ids = new Set(partsOf().map((span) => span.spanId))
  expect(partsOf().filter((span) => span.spanId !== spanId && !ids.has(span.parentSpanId ?? ''))).toEqual([])
  const [query] = partsOf().filter(({ name }) => name === 'prisma:client:db_query')
  expect(query?.attributes['db.query.text']).toMatch(/SELECT .*\$1/s)

  const before = traces.spans.length
  const job = () =>
    traces.spans.slice(before).find(({ attributes }) => attributes['http.route'] === '/api/internal/work')
  await expect.poll(job, { timeout: 30_000 }).toBeDefined()
})

test('the figures are told to who knows the token, and to nobody else', async ({ article, own }) => {
  const mine = await article()
  // What was just written may still be heard of; then the page stands ready, and is only counted.
  await expect.poll(async () => (await get(own.url, mine.url)).headers['x-request-id']).toBeUndefined()
  await get(own.url, '/api/viewer')
  expect((await get(own.url, '/api/metrics')).status).toBe(401)
  expect((await get(own.url, '/api/metrics', { authorization: 'Bearer wrong' })).status).toBe(401)
  const { status, body, headers } = await get(own.url, '/api/metrics', {
    authorization: `Bearer ${secrets.METRICS_TOKEN}`,
  })
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('text/plain')
  const text = body.toString()
  for (const name of [
    'obelus_request_seconds_bucket{le="0.001",route="/api/viewer",status="2xx"}',
    'obelus_finished_pages_total{outcome="hit"}',
    'obelus_finished_pages_total{outcome="made"}',
    'obelus_database_connections{state="open"}',
    'obelus_listeners 0',
    'obelus_queued_mails',
    'nodejs_eventloop_lag_p99_seconds',
  ])
    expect(text).toContain(name)
  expect(text).not.toContain(mine.slug)
})

test('there are no figures where there is no token', async ({ own }) => {
  const beside = await own.startBeside()
  const answer = await get(beside.url, '/api/metrics', { authorization: `Bearer ${secrets.METRICS_TOKEN}` })
  expect(answer.status).toBe(404)
})

test('no setting of the server reaches anybody: not at any address, not in an error, not in a script', async ({
  article,
  person,
  visitor,
  own,
  sql,
  outage,
}) => {
  const { addresses } = await somethingEverywhere({ article, person, sql })
  const { cookie } = await visitor(await person('admin'))
  const database = new URL(own.databaseUrl).password
  const kept = [...Object.values(secrets), process.env.OBELUS_E2E_AUTH_SECRET ?? '', database].filter(Boolean)
  const found: string[] = []
  const look = (where: string, text: string) =>
    found.push(...kept.filter((secret) => text.includes(secret)).map(() => where))
  async function ask(asked: string, headers: Record<string, string>) {
    const answer = await get(own.url, asked, headers)
    look(asked, JSON.stringify(answer.headers) + answer.body.toString())
  }
  for (const { path: asked, isPage } of addresses) {
    await ask(asked, { cookie })
    if (isPage) await ask(asked, { cookie, rsc: '1' })
  }
  await outage(async () => {
    for (const asked of ['/mine', '/review', '/articles/none', '/api/viewer', '/api/health/ready'])
      await ask(asked, { cookie })
  })
  const built = path.join(root, '.next', 'static')
  for (const file of readdirSync(built, { recursive: true, encoding: 'utf8' }))
    if (/\.(js|css|json|map)$/.test(file)) {
      look(file, readFileSync(path.join(built, file), 'utf8'))
      expect(file).not.toMatch(/\.map$/)
    }
  expect(kept.length).toBeGreaterThan(5)
  expect(found).toEqual([])
})
