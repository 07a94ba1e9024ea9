import { hash } from '@node-rs/argon2'
import { limits } from '../lib/limit/limits'
import { expect } from './fixtures'
import { test as scene } from './outage-scene'
import type { Application } from './own-server'
import { closedToThePhone, commentForm, paragraphUrl } from './refusals-scene'
import { halfway } from './role-matrix/factors'

// The real numbers, in processes of their own; everywhere else the tests do in a minute what people do in a week.

const passwordForm = 'form:has([name=password])'
const real = { LIMITS_TIMES: '1' }

/** A process with the real numbers, for all that is counted in the database. */
let started: Promise<Application> | undefined

const test = scene.extend<{ strict: Application }>({
  strict: async ({ own }, use) => {
    started ??= own.startBeside(real)
    await use(await started)
  },
})

test.afterAll(async () => {
  await (await started)?.end('SIGTERM')
})

const wrong = { email: 'nobody@test.example', password: 'not the password' }

test.setTimeout(120_000)
test.skip(({ isMobile }) => isMobile, closedToThePhone)

test('who comments too often reads when to go on, and keeps what was typed', async ({
  strict: { url },
  article,
  person,
  visitorAt,
  sql,
}) => {
  const mine = await article()
  const author = await visitorAt(url, await person())
  const [{ times, seconds }] = limits.comment.firstDay
  for (let count = 1; count <= times; count++) {
    const form = await author.open(paragraphUrl(mine), commentForm)
    expect((await author.send(form, { body: `Comment ${count}.` })).status).toBe(200)
  }
  const form = await author.open(paragraphUrl(mine), commentForm)
  const answer = await author.send(form, { body: 'One more.' })
  expect(answer.status).toBe(429)
  const wait = Number(answer.headers['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(seconds)
  expect(answer.words).toMatch(/You have done this very often. Try again in \d+ (seconds?|minutes?);/)
  expect(answer.fields.body).toBe('One more.')
  expect(await sql('SELECT id FROM comment WHERE article_id = $1', [mine.id])).toHaveLength(times)
})

test('guessing ends for an address, whatever it says of itself, and for an account; its owner still comes in', async ({
  own,
  strict: direct,
  person,
  visitorAt,
  sql,
}) => {
  const behindProxy = await own.startBeside({ ...real, TRUSTED_PROXIES: '127.0.0.1,::1' })
  const { id, handle } = await person()
  const owner = { email: `${handle}@test.example`, password: 'a password of mine' }
  await sql('UPDATE "user" SET password_hash = $2 WHERE id = $1', [id, await hash(owner.password)])
  const entering = await visitorAt(behindProxy.url, null)
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const entered = await entering.send(
    await entering.open('/sign-in', passwordForm),
    owner,
    from('198.51.100.1'),
  )
  expect(entered.headers.location).toBe('/')
  const device = /(obelus-device-[^=]+=[^;]+)/.exec(entered.headers['set-cookie'] ?? '')?.[1] ?? ''
  expect(device).not.toBe('')

  await test.step('one address, with a header that nobody believes', async () => {
    await sql('DELETE FROM limit_count')
    const stranger = await visitorAt(direct.url, null)
    const form = await stranger.open('/sign-in', passwordForm)
    const { times } = limits['sign-in'].windows[0]
    for (let count = 1; count <= times; count++)
      expect((await stranger.send(form, wrong, from(`203.0.113.${count}`))).status).toBe(401)
    const refused = await stranger.send(form, wrong, from('203.0.113.200'))
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.fields.email).toBe(wrong.email)
    const known = await visitorAt(direct.url, device)
    expect((await known.send(form, owner)).headers.location, 'a browser that is known').toBe('/')
  })

  await test.step('one account, from many addresses', async () => {
    await sql('DELETE FROM limit_count')
    const stranger = await visitorAt(behindProxy.url, null)
    const form = await stranger.open('/sign-in', passwordForm)
    const guess = { ...owner, password: 'not the password' }
    const { times } = limits['sign-in-account'].windows[0]
    for (let count = 1; count <= times; count++)
      expect((await stranger.send(form, guess, from(`203.0.113.${count}`))).status).toBe(401)
    expect((await stranger.send(form, guess, from('203.0.113.200'))).status).toBe(429)
    const borrowed = { cookie: `${device.split('=')[0]}=aaaaaaaaaaaaaaaaaaaaaa.made-up` }
    expect((await stranger.send(form, owner, { ...from('203.0.113.201'), ...borrowed })).status).toBe(429)
    const known = await visitorAt(behindProxy.url, device)
    expect((await known.send(form, owner, from('203.0.113.202'))).headers.location).toBe('/')
  })
})

test('reading a page writes nothing', async ({ article, person, visitor, sql }) => {
  const mine = await article()
  const reader = await visitor(await person())
  await sql('DELETE FROM limit_count')
  for (const page of [
    mine.url,
    paragraphUrl(mine),
    '/record',
    '/mine',
    '/settings/notifications',
    '/api/viewer',
  ])
    expect((await reader.get(page)).status, page).toBe(200)
  expect(await sql('SELECT key FROM limit_count')).toEqual([])
})

test('whoever pages through everything waits, and pages stay open to them', async ({ strict: { url } }) => {
  const { times } = limits.read.windows[0]
  const atOnce = 50
  for (let asked = 0; asked < times; asked += atOnce) {
    const answers = await Promise.all(
      Array.from({ length: atOnce }, () => fetch(`${url}/api/paragraphs/nothing/comments`)),
    )
    expect(answers.every(({ status }) => status === 404)).toBe(true)
  }
  const refused = await fetch(`${url}/api/paragraphs/nothing/comments`)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(5)
  for (const path of ['/record', '/api/viewer', '/api/health'])
    expect((await fetch(url + path)).status, path).toBe(200)
})

test('guessing at the codes of a second step ends for the account, whoever has the password', async ({
  own,
  person,
  visitorAt,
  sql,
}) => {
  const { url } = await own.startBeside(real)
  const { id } = await person()
  const { cookie, code } = await halfway(sql, id)
  const stranger = await visitorAt(url, cookie)
  const form = await stranger.open('/sign-in/second-step', 'form:has([name=code])')
  const [{ times }] = limits['second-step'].windows
  for (let count = 1; count <= times; count++)
    expect((await stranger.send(form, { code: '000000' })).status).toBe(403)
  const refused = await stranger.send(form, { code })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
})
