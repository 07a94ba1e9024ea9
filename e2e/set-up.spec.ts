import { execFileSync } from 'node:child_process'
import { TOTP } from 'otpauth'
import { root } from '../scripts/setup/folders.mjs'
import { authSecret } from './environment'
import { expect } from './fixtures'
import { test } from './outage-scene'
import type { OwnServer } from './own-server'
import { closedToThePhone } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

/** What `npm run up` prints on a database of one's own. */
function offered({ databaseUrl, url }: OwnServer): string {
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/set-up-link.ts']
  const settings = { DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret(), OBELUS_URL: url }
  return execFileSync(process.execPath, args, { cwd: root, env: { ...process.env, ...settings } }).toString()
}

test('the first admin makes an account with a link that works once; nobody is there before', async ({
  page,
  own,
  sql,
  checkLooks,
}) => {
  // Others were on this server before.
  await sql("UPDATE \"user\" SET role = 'member' WHERE role = 'admin'", [])
  // As it is on a database of one's own.
  await sql("DELETE FROM setting WHERE name = 'second-step'")
  const link = /http\S+\/link\/\S+/.exec(offered(own))?.[0] ?? ''
  await page.goto(link)
  await checkLooks(page)
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Handle').fill('ada')
  await page.getByLabel('E-mail').fill('ada@test.example')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Make the first account' }).click()
  await expect(page).toHaveURL('/settings/second-step')
  await expect(page.getByText('As an admin you need a passkey or an authenticator app.')).toBeVisible()
  await page.getByRole('button', { name: 'Set up an app' }).click()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code', { exact: true }).fill(new TOTP({ secret }).generate())
  await page.getByRole('button', { name: 'Use this app' }).click()
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL('/admin')
  await sql(`INSERT INTO setting (name, version, value) VALUES ('second-step', 1, '"optional"')`)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible()
  expect(offered(own)).toBe('')
})
