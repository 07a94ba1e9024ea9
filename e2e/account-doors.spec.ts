import { mailFolder } from './environment'
import { expect } from './fixtures'
import { linkIn } from './mail-link'
import { mailTo } from './mail-server'
import { test } from './post-form'
import { closedToThePhone } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

const forgotForm = 'form:has(input[name=email])'
const resetForm = 'form:has(input[name=token])'
const fresh = 'a fresh and long password'

test('a link in a mail leads to this site, whatever the request called it', async ({ person, visitor }) => {
  const { handle } = await person()
  const email = `${handle}@test.example`
  const stranger = await visitor(null)
  const form = await stranger.open('/forgot-password', forgotForm)
  const evil = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
  expect((await stranger.send(form, { email }, evil)).status).toBe(200)
  const link = new URL(await linkIn(email, /Choose a new password/))
  expect(link.origin).toBe(new URL(process.env.OBELUS_E2E_URL ?? '').origin)
  for (const { text, html } of await mailTo(mailFolder(), email))
    expect(`${text}${html}`).not.toContain('evil')
})

for (const path of ['/forgot-password', '/sign-in/mail', '/sign-up']) {
  test(`a known and an unknown address get the same answer at ${path}`, async ({ person, visitor }) => {
    const { handle } = await person()
    const stranger = await visitor(null)
    const form = await stranger.open(path, forgotForm)
    const answers = await Promise.all(
      [`${handle}@test.example`, `${handle}@nowhere.example`].map(async (email) => {
        const { status, words } = await stranger.send(form, { email })
        return { status, words: words.replace(email, '') }
      }),
    )
    expect(answers[0]?.status).toBe(200)
    expect(answers[1]).toEqual(answers[0])
  })
}

test('a link for a password works once, also when its form is sent three times at once', async ({
  person,
  visitor,
}) => {
  const { handle } = await person()
  const email = `${handle}@test.example`
  const stranger = await visitor(null)
  await stranger.send(await stranger.open('/forgot-password', forgotForm), { email })
  const { pathname } = new URL(await linkIn(email, /Choose a new password/))
  const form = await stranger.open(pathname, resetForm)
  const short = await stranger.send(form, { password: 'short' })
  expect(short.status).toBe(422)
  expect(short.fields.password, 'never sent back').toBe('')
  const sent = await Promise.all([1, 2, 3].map(() => stranger.send(form, { password: fresh })))
  expect(sent.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  const done = sent.find(({ status }) => status === 303)
  expect(done?.headers['set-cookie'], 'its tries at the new one are its own').toMatch(
    /obelus-device-[^=]+=[^;]+/,
  )
  expect((await stranger.send(form, { password: `${fresh}!` })).status).toBe(410)
  expect((await stranger.get(pathname)).words).toContain('This link is over')
})

test('what is about an account is done by nobody who is signed out, and from no other site', async ({
  person,
  visitor,
  sql,
}) => {
  const anna = await person()
  await sql('UPDATE "user" SET password_hash = \'a hash\' WHERE id = $1', [anna.id])
  const own = await visitor(anna)
  const stranger = await visitor(null)
  const forms = [
    ['/settings', 'form:has(input[name=name])', { name: 'Somebody' }],
    ['/settings/email', 'form:has(input[name=email][required])', { email: 'a@test.example', password: 'x' }],
    ['/settings/password', 'form:has(input[name=current])', { current: 'x', password: fresh }],
    ['/settings/delete', 'form:has(input[name=password])', { password: 'x' }],
  ] as const
  for (const [path, selector, fields] of forms) {
    expect((await stranger.get(path)).headers.location, path).toContain('/sign-in')
    const form = await own.open(path, selector)
    // Refused as signed out, and led to where one signs in.
    const { status, headers } = await stranger.send(form, fields)
    expect([status, headers.location], path).toEqual([303, expect.stringContaining('/sign-in')])
    expect((await own.send(form, fields, { origin: 'https://evil.example' })).status, path).toBe(403)
    const strange = await own.send(form, { ...fields, role: 'admin' })
    expect(strange.status, `${path} with a field that is not its own`).toBe(422)
  }
  const [row] = await sql<{ name: string; role: string; leaves: Date | null }>(
    'SELECT name, role, leaves_at AS leaves FROM "user" WHERE id = $1',
    [anna.id],
  )
  expect(row).toEqual({ name: anna.name, role: 'member', leaves: null })
})
