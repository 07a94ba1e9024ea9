import { hashSync } from '@node-rs/argon2'
import { spoiled } from '../test/oidc-issuer'
import { expect } from './fixtures'
import { goOnWithNewsroom, link, someone, step, test, wayBack, whoIs } from './linked-accounts-scene'
import { closedToThePhone } from './refusals-scene'

const password = 'a password of mine'
const passwordHash = hashSync(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })

test.setTimeout(120_000)
test.skip(({ isMobile }) => isMobile, closedToThePhone)

test('somebody new comes from an issuer, chooses a handle, and comes back by it', async ({
  page,
  own,
  issuer,
  sql,
  checkLooks,
}) => {
  const nora = someone()
  issuer.answer(nora)
  await page.goto(`${own.url}/sign-in?next=/mine`)
  await goOnWithNewsroom(page)
  await expect(page.getByRole('heading', { name: 'Make an account' })).toBeVisible()
  await checkLooks(page)
  await expect(page.getByLabel('E-mail')).toHaveValue(nora.email)
  await page.getByLabel('Handle').fill('no')
  await page.getByRole('button', { name: 'Make an account' }).click()
  await expect(page.getByText('Use 3 to 30 letters').first()).toBeVisible()
  await page.getByLabel('Handle').fill(nora.preferred_username)
  await page.getByRole('button', { name: 'Make an account' }).click()
  await page.waitForURL('**/mine')
  const [made] = await sql<{ email: string; verified: boolean; password: string | null; issuer: string }>(
    `SELECT email, email_verified_at IS NOT NULL AS verified, password_hash AS password, issuer
     FROM "user" u JOIN linked_account l ON l.user_id = u.id WHERE l.subject = $1`,
    [nora.sub],
  )
  expect(made).toEqual({ email: nora.email, verified: true, password: null, issuer: issuer.url })

  await test.step('the password that they choose is their first', async () => {
    await page.goto(`${own.url}/settings/password`)
    await expect(page.getByLabel('Present password')).toHaveCount(0)
    await page.getByLabel('New password').fill('a long and fresh password')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await expect(page.getByText('Your password is changed.')).toBeVisible()
  })

  await test.step('another time they are in at once', async () => {
    await page.context().clearCookies()
    await page.goto(`${own.url}/sign-up?next=/mine`)
    await goOnWithNewsroom(page)
    await page.waitForURL('**/mine')
    await expect(page.getByRole('banner').getByRole('button', { name: nora.name })).toBeVisible()
  })
})

test('somebody links an account after showing that it is they, and unlinks it', async ({
  page,
  own,
  issuer,
  person,
  signIn,
  sql,
  checkLooks,
}) => {
  const anna = await person()
  const there = someone()
  issuer.answer(there)
  await signIn(anna)
  await sql("UPDATE sign_in_session SET confirmed_at = now() - interval '1 hour' WHERE user_id = $1", [
    anna.id,
  ])
  await sql('UPDATE "user" SET password_hash = $2 WHERE id = $1', [anna.id, passwordHash])
  await page.goto(`${own.url}/settings/accounts`)
  await expect(page.getByRole('link', { name: 'Link your Newsroom account' })).toHaveCount(0)
  await page.getByLabel('Password').fill('not this')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('This is not your present password.').first()).toBeVisible()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('link', { name: 'Link your Newsroom account' }).click()
  await expect(page.getByRole('heading', { name: 'Link your Newsroom account' })).toBeVisible()
  await expect(page.locator('#content').getByText(`@${anna.handle}`)).toBeVisible()
  await checkLooks(page)
  const links = () => sql('SELECT subject FROM linked_account WHERE user_id = $1', [anna.id])
  expect(await links(), 'nothing before they say so').toEqual([])
  await page.getByRole('button', { name: 'Link Newsroom' }).click()
  await page.waitForURL('**/settings/accounts')
  await expect(page.getByText(there.preferred_username)).toBeVisible()
  expect(await links()).toEqual([{ subject: there.sub }])
  await checkLooks(page)

  await test.step('never the last way in', async () => {
    await sql('UPDATE "user" SET password_hash = NULL WHERE id = $1', [anna.id])
    await page.getByRole('button', { name: 'Unlink' }).click()
    await expect(page.getByText('This is the only way into your account.')).toBeVisible()
    await sql('UPDATE "user" SET password_hash = $2 WHERE id = $1', [anna.id, passwordHash])
    await page.getByRole('button', { name: 'Unlink' }).click()
    await expect(page.getByText('Not linked')).toBeVisible()
    expect(await links()).toEqual([])
  })
})

test('nothing but a token as it must be lets anybody in', async ({ traveller, issuer, counts, refusals }) => {
  const before = await counts()
  for (const [what, spoil] of Object.entries(spoiled)) {
    issuer.answer(someone(), spoil)
    const [stranger, lines] = [await traveller(), refusals().length]
    const place = await step(stranger, await wayBack(stranger))
    expect(place, what).toBe('/sign-in/provider?problem=provider-failed')
    expect(await (await stranger.get(place)).text(), what).toContain('nobody was signed in')
    expect(await whoIs(stranger), what).toBeNull()
    expect(refusals().slice(lines), what).toEqual([expect.stringContaining('"provider":"oidc"')])
  }
  expect(await counts()).toEqual(before)
})

test('whoever comes back otherwise than they left is not let in', async ({
  traveller,
  issuer,
  counts,
  refusals,
}) => {
  issuer.answer(someone())
  const before = await counts()
  const ways: Record<string, () => Promise<[Awaited<ReturnType<typeof traveller>>, string]>> = {
    'without a state': async () => {
      const own = await traveller()
      const back = new URL(await wayBack(own))
      back.searchParams.delete('state')
      return [own, back.href]
    },
    'with another state': async () => {
      const own = await traveller()
      const back = new URL(await wayBack(own))
      back.searchParams.set('state', `${back.searchParams.get('state')}x`)
      return [own, back.href]
    },
    'with the way back of another browser': async () => {
      const [own, other] = [await traveller(), await traveller()]
      await wayBack(own)
      return [own, await wayBack(other)]
    },
    'without ever having left': async () => [await traveller(), await wayBack(await traveller())],
    'with a code that nobody gave': async () => {
      const own = await traveller()
      const back = new URL(await wayBack(own))
      back.searchParams.set('code', 'made-up')
      return [own, back.href]
    },
    'with a refusal of the issuer': async () => {
      const own = await traveller()
      const { state = '' } = Object.fromEntries(new URL(await wayBack(own)).searchParams)
      return [own, `/api/auth/callback/oidc?${new URLSearchParams({ error: 'access_denied', state })}`]
    },
  }
  for (const [what, way] of Object.entries(ways)) {
    const [stranger, back] = await way()
    const lines = refusals().length
    expect(await step(stranger, back), what).toBe('/sign-in/provider?problem=provider-failed')
    expect(await whoIs(stranger), what).toBeNull()
    expect(refusals().slice(lines), what).toHaveLength(1)
  }
  expect(await counts()).toEqual(before)
})

test('a way back is used up by going it, whatever a browser keeps', async ({
  traveller,
  playwright,
  own,
  issuer,
  person,
  sql,
}) => {
  const there = someone()
  const anna = await person()
  await link(sql, anna, issuer, there)
  issuer.answer(there)
  const first = await traveller()
  const back = await wayBack(first, '/notifications')
  const storageState = await first.storageState()
  expect(await step(first, back)).toBe('/notifications')
  expect(await whoIs(first)).toBe(anna.id)
  const sessions = () => sql('SELECT id FROM sign_in_session WHERE user_id = $1', [anna.id])
  expect(await sessions()).toHaveLength(1)
  const second = await playwright.request.newContext({ baseURL: own.url, maxRedirects: 0, storageState })
  for (const again of [first, second])
    expect(await step(again, back)).toBe('/sign-in/provider?problem=provider-failed')
  expect(await whoIs(second)).toBeNull()
  expect(await sessions()).toHaveLength(1)
  await second.dispose()
})

test('an address alone links nobody to an account', async ({ traveller, issuer, person, counts }) => {
  const anna = await person()
  const before = await counts()
  for (const isVerified of [true, false]) {
    issuer.answer({
      ...someone(),
      email: `${anna.handle}@TEST.example`,
      email_verified: isVerified,
    })
    const stranger = await traveller()
    expect(await step(stranger, await wayBack(stranger))).toBe('/sign-in/provider')
    expect(await whoIs(stranger)).toBeNull()
    const words = await (await stranger.get('/sign-in/provider')).text()
    expect(words).toContain(isVerified ? 'An address alone shows to nobody' : 'Choose what others see of you')
  }
  expect(await counts()).toEqual(before)
})

test('whoever is banned, or signed in as somebody else, is told so and stays where they are', async ({
  traveller,
  issuer,
  person,
  sql,
  counts,
}) => {
  const there = someone()
  const [banned, other] = [await person(), await person()]
  await link(sql, banned, issuer, there)
  await sql(
    "INSERT INTO sanction (id, user_id, kind, reason) VALUES ($1, $1, 'ban', 'Threats, again and again.')",
    [banned.id],
  )
  issuer.answer(there)
  const stranger = await traveller()
  const before = await counts()
  expect(await step(stranger, await wayBack(stranger))).toBe('/sign-in/provider')
  expect(await (await stranger.get('/sign-in/provider')).text()).toContain('Threats, again and again.')
  expect(await whoIs(stranger)).toBeNull()
  expect(await counts()).toEqual(before)

  await sql('DELETE FROM sanction WHERE user_id = $1', [banned.id])
  const theirs = someone()
  await link(sql, other, issuer, theirs)
  issuer.answer(theirs)
  const signedIn = await traveller()
  await step(signedIn, await wayBack(signedIn))
  issuer.answer(there)
  expect(await step(signedIn, await wayBack(signedIn))).toBe('/sign-in/provider')
  expect(await (await signedIn.get('/sign-in/provider')).text()).toContain('linked to somebody else here')
  expect(await whoIs(signedIn)).toBe(other.id)
})

test('nobody is led to another site afterwards, nor by one', async ({ traveller, issuer, person, sql }) => {
  const there = someone()
  const anna = await person()
  await link(sql, anna, issuer, there)
  issuer.answer(there)
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const own = await traveller()
    expect(await step(own, await wayBack(own, next)), next).toBe('/')
  }
  const led = await (await traveller()).get('/sign-in/with/oidc?next=/mine', {
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(led.headers().location).toBe('/sign-in?next=%2Fmine')
  expect(led.headers()['set-cookie']).toBeUndefined()
})
