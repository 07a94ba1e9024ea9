import { execFileSync } from 'node:child_process'
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
  const link = /http\S+\/link\/\S+/.exec(offered(own))?.[0] ?? ''
  await page.goto(link)
  await checkLooks(page)
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Handle').fill('ada')
  await page.getByLabel('E-mail').fill('ada@test.example')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Make the first account' }).click()
  await expect(page).toHaveURL('/admin')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible()
  expect(offered(own)).toBe('')
})
