import { expect } from './fixtures'
import { test } from './outage-scene'
import { closedToThePhone } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

/** A server without any: what is left out is not there. */
const none = { SMTP_URL: undefined, MAIL_FROM: undefined } as unknown as Record<string, string>

test('where no mail is sent none is offered, and it is said whom to ask', async ({
  own,
  person,
  sql,
  visitorAt,
}) => {
  const { url } = await own.startBeside(none)
  const anna = await person()
  await sql('UPDATE "user" SET password_hash = \'some\' WHERE id = $1', [anna.id])
  const [stranger, member] = [await visitorAt(url, null), await visitorAt(url, anna)]
  for (const page of [await stranger.get('/forgot-password'), await member.get('/settings/password')]) {
    expect(page.status).toBe(200)
    expect(page.words).toContain('Ask an administrator for a link')
    expect(page.words).toContain('npm run user -- password')
    expect(page.words).not.toContain('mailed to you')
  }
  expect((await stranger.get('/sign-in')).words).not.toContain('mailed to you')
  expect((await stranger.get('/sign-in/mail')).status).toBe(404)
  // With no mail to show whose an address is, an account is made at once.
  const form = await stranger.open('/sign-up', 'form:has([name=password])')
  const handle = `new-${Date.now().toString(36)}`
  const newcomer = { email: `${handle}@test.example`, handle, name: 'Nora', password: 'a password of mine' }
  expect((await stranger.send(form, newcomer)).headers.location).toBe('/')
})
