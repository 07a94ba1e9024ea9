import { run } from '../scripts/setup/run.mjs'
import { authSecret, baseUrl, databaseUrl, demoPeople } from './environment'
import { expect } from './fixtures'
import type { Answer } from './post-form'
import {
  checkForm,
  checkUrl,
  commentForm,
  decideForm,
  goodCheck,
  leaseForm,
  paragraphUrl,
  test,
} from './refusals-scene'

// The doors that are not forms on an article, and who is behind a cookie.

test.skip(({ isMobile }) => isMobile, 'The server answers a phone and a desk alike.')

const passwordForm = 'form:has([name=password])'
const leaveForm = 'main form:not(:has([name=password]))'
const handOver = (id: string) => ({ url: '/api/review/release', selector: 'form', fields: { id } })

test('an article that is closed or not published takes nothing', async ({
  article,
  person,
  visitor,
  stored,
  sql,
}) => {
  const mine = await article()
  const author = await visitor(await person())
  const comment = await author.open(paragraphUrl(mine), commentForm)
  const check = await author.open(checkUrl(mine), checkForm)
  const before = await stored(mine)
  for (const [change, status] of [
    ["mode = 'closed'", 403],
    ['published_at = NULL', 404],
  ] as const) {
    await sql(`UPDATE article SET ${change} WHERE id = $1`, [mine.id])
    expect((await author.send(comment, { body: 'Is this per year?' })).status).toBe(status)
    expect((await author.send(check, goodCheck)).status).toBe(status)
    expect(await stored(mine)).toEqual(before)
  }
})

test('moderators neither take nor decide their own check, nor one that a colleague holds', async ({
  article,
  person,
  visitor,
  submitted,
  stored,
}) => {
  const mine = await article()
  const [author, one, other] = [
    await visitor(await person('moderator')),
    await visitor(await person('moderator')),
    await visitor(await person('moderator')),
  ]
  const id = await submitted(mine, author)
  const decision = { decision: 'publish', reasonCode: 'sound' }
  const decide = await other.open(`/review/${id}`, decideForm)
  const claim = await other.open(`/review/${id}`, leaseForm)
  expect((await one.send(claim)).status).toBe(200)
  const before = await stored(mine)
  const refusals: [Promise<Answer>, number, string][] = [
    [author.send(decide, decision), 403, 'A colleague must decide it.'],
    [author.send(claim), 403, 'A colleague must decide it.'],
    [other.send(decide, decision), 409, 'holds this case until'],
    [other.send(claim), 409, 'holds this case until'],
  ]
  for (const [sent, status, words] of refusals) {
    const answer = await sent
    expect(answer.status).toBe(status)
    expect(answer.words).toContain(words)
  }
  expect(await stored(mine)).toEqual(before)
})

test('a case is given back only by who holds it, from a page of this site', async ({
  article,
  person,
  visitor,
  submitted,
  stored,
}) => {
  const mine = await article()
  const [author, holder] = [await visitor(await person()), await visitor(await person('moderator'))]
  const id = await submitted(mine, author)
  await holder.send(await holder.open(`/review/${id}`, leaseForm))
  const before = await stored(mine)
  const [nobody, colleague] = [await visitor(null), await visitor(await person('moderator'))]
  expect((await nobody.send(handOver(id))).status).toBe(401)
  expect((await author.send(handOver(id))).status).toBe(404)
  expect((await colleague.send(handOver(id))).status, 'changes nothing').toBe(204)
  expect((await holder.send(handOver('nothing'))).status).toBe(422)
  for (const origin of ['https://evil.example', 'null', '']) {
    const answer = await holder.send(handOver(id), {}, { origin })
    expect(answer.status).toBe(403)
    expect(answer.words).toContain('This was not sent from a page of this site.')
  }
  expect((await holder.send(handOver(id), { note: 'a'.repeat(1_000_000) })).status).toBe(413)
  expect(await stored(mine)).toEqual(before)
  expect((await holder.send(handOver(id))).status).toBe(204)
  expect(await stored(mine)).toMatchObject({ cases: [{ holder_id: null }] })
})

test('pages are marked as stale by the server itself and by nobody else', async ({ visitor, person }) => {
  const admin = await visitor(await person('admin'))
  const mark = { url: '/api/internal/stale', selector: 'form', fields: {} }
  for (const authorization of ['', 'Bearer ', `Bearer ${authSecret()}`]) {
    expect((await admin.send(mark, {}, { authorization })).status).toBe(404)
  }
  expect((await admin.send(mark, {}, { origin: 'https://evil.example' })).status).toBe(403)
})

test('a wrong password and an unknown e-mail get the same answer', async ({ visitor }) => {
  const [demo] = demoPeople()
  const { email = '', password = '' } = demo ?? {}
  const stranger = await visitor(null)
  const form = await stranger.open('/sign-in', passwordForm)
  const wrong = await stranger.send(form, { email, password: `${password}!` })
  const unknown = await stranger.send(form, { email: 'nobody@test.example', password })
  for (const answer of [wrong, unknown]) {
    expect(answer.status).toBe(401)
    expect(answer.words).toContain('E-mail or password is wrong. Check both and try again.')
    expect(answer.fields.password, 'never sent back').toBe('')
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
  expect(unknown.words).toBe(wrong.words)
  expect([wrong.fields.email, unknown.fields.email]).toEqual([email, 'nobody@test.example'])
  const away = await stranger.send(form, { email, password }, { origin: 'https://evil.example' })
  expect(away.status).toBe(403)
  expect((await stranger.send(form, { email, password })).headers.location).toBe('/')
})

test('signing out ends a cookie that was copied', async ({ article, visitor }) => {
  const mine = await article()
  const { email = '', password = '' } = demoPeople()[0] ?? {}
  const stranger = await visitor(null)
  const entered = await stranger.send(await stranger.open('/sign-in', passwordForm), { email, password })
  const [cookie = ''] = /obelus-session=[^;]+/.exec(entered.headers['set-cookie'] ?? '') ?? []
  const [own, copied] = [await visitor(cookie), await visitor(cookie)]
  const comment = await copied.open(paragraphUrl(mine), commentForm)
  expect((await copied.get('/api/viewer')).words).toContain('"viewer":{')

  const leave = await own.open('/sign-in', leaveForm)
  expect((await own.send(leave, {}, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await copied.get('/api/viewer')).words, 'another site signs nobody out').toContain('"viewer":{')

  expect((await own.send(leave)).status).toBe(303)
  expect((await copied.get('/api/viewer')).words).toContain('"viewer":null')
  expect((await copied.send(comment, { body: 'Still me.' })).status).toBe(401)
})

test('a ban ends every session of a person', async ({ article, person, visitor, stored }) => {
  const mine = await article()
  const banned = await person()
  const browsers = [await visitor(banned), await visitor(banned)]
  const comment = await (await visitor(banned)).open(paragraphUrl(mine), commentForm)
  for (const browser of browsers) expect((await browser.get('/api/viewer')).words).toContain(banned.id)
  const before = await stored(mine)

  const env = { DATABASE_URL: databaseUrl(), AUTH_SECRET: authSecret(), OBELUS_URL: baseUrl() }
  const command = ['--conditions=react-server', '--import', 'tsx', 'scripts/user.ts']
  await run(process.execPath, [...command, 'ban', banned.handle, '--reason', 'spam'], { env })

  for (const browser of browsers) {
    expect((await browser.get('/api/viewer')).words).toContain('"viewer":null')
    expect((await browser.send(comment, { body: 'Still me.' })).status).toBe(401)
  }
  expect(await stored(mine)).toEqual(before)
})
