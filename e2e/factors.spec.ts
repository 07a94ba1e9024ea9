import { hash } from '@node-rs/argon2'
import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import { mailFolder } from './environment'
import { expect, type Person } from './fixtures'
import { mailTo } from './mail-server'
import { test } from './post-form'
import { closedToThePhone } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

const password = 'correct horse battery'
const emailOf = ({ handle }: Person) => `${handle}@test.example`

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

async function givePassword(sql: Sql, { id }: Person) {
  await sql('UPDATE "user" SET password_hash = $2 WHERE id = $1', [id, await hash(password)])
}

/** So long ago that they have to show once more who they are. */
async function waitLong(sql: Sql, { id }: Person) {
  await sql("UPDATE sign_in_session SET confirmed_at = now() - interval '11 minutes' WHERE user_id = $1", [
    id,
  ])
}

async function passFirstStep(page: Page, person: Person) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(emailOf(person))
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible()
}

const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })

/** The device of Chromium that keeps passkeys and verifies whoever holds it. */
async function plugIn(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  return { authenticatorId, devtools }
}

test('a passkey is added, signs in without a password, shows who one is, and is removed', async ({
  page,
  person,
  signIn,
  sql,
  checkLooks,
}) => {
  const anna = await person()
  await givePassword(sql, anna)
  await signIn(anna)
  const { authenticatorId, devtools } = await plugIn(page)
  await page.goto('/settings/second-step')
  await page.getByLabel('Name of the passkey').fill('Laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await checkLooks(page)
  await page.getByRole('link', { name: 'I have kept them' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Laptop' })
  await expect(row).toContainText('Not used yet')
  await expect(page.getByText('10 of 10 are left')).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/sign-in?next=%2Fsettings%2Fsecond-step')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL('/settings/second-step')
  await expect(row).toContainText('Last used')

  await waitLong(sql, anna)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Remove' })).toHaveCount(0)
  await checkLooks(page)
  await page.getByRole('button', { name: 'Go on with a passkey' }).click()
  await page.getByRole('button', { name: 'Remove Laptop' }).click()
  await expect(row).toHaveCount(0)

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('This passkey does not open an account here')).toBeVisible()
  await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  await expect
    .poll(async () => (await mailTo(mailFolder(), emailOf(anna))).map(({ subject }) => subject).sort(), {
      timeout: 20_000,
    })
    .toEqual([
      'A second step was added to your account on Obelus',
      'A second step was removed from your account on Obelus',
    ])
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an app is set up, its code asked for after the password, and a recovery code does once', async ({
      page,
      person,
      signIn,
      sql,
      checkLooks,
    }) => {
      const anna = await person()
      await givePassword(sql, anna)
      await signIn(anna)
      await waitLong(sql, anna)
      await page.goto('/settings/second-step')
      await page.getByLabel('Password', { exact: true }).fill('not the password')
      await page.getByRole('button', { name: 'Go on' }).click()
      await expect(page.getByText('This is not your present password.').first()).toBeVisible()
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('button', { name: 'Set up an app' }).click()
      await expect(page.getByRole('img', { name: 'The secret as a QR code' })).toBeVisible()
      const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
      if (javaScriptEnabled) await checkLooks(page)
      await page.getByLabel('Code', { exact: true }).fill('000000')
      await page.getByRole('button', { name: 'Use this app' }).click()
      await expect(page.getByText('This code is wrong').first()).toBeVisible()
      await page.getByLabel('Code', { exact: true }).fill(codeOf(secret))
      await page.getByRole('button', { name: 'Use this app' }).click()
      const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
      await expect(codes).toHaveCount(10)
      const recovery = (await codes.first().textContent()) ?? ''
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('obelus-recovery-codes.txt')

      await page.context().clearCookies()
      await passFirstStep(page, anna)
      if (javaScriptEnabled) await checkLooks(page)
      // Halfway in is nobody.
      expect((await (await page.request.get('/api/viewer')).json()).viewer).toBeNull()
      // Ahead of the one before, and taken also when the half-minute ends meanwhile.
      const code = codeOf(secret, 1)
      await page.getByLabel('Code').fill(code)
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('/')

      await page.context().clearCookies()
      await passFirstStep(page, anna)
      await page.getByLabel('Code').fill(code)
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByText('This code is wrong').first()).toBeVisible()
      await page.getByLabel('Code').fill(recovery.toUpperCase())
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('/')
      await page.goto('/settings/second-step')
      await expect(page.getByText('9 of 10 are left')).toBeVisible()
    })
  })
}
