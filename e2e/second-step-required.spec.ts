import { expect } from './fixtures'
import { test } from './outage-scene'
import { closedToThePhone } from './refusals-scene'
import { addApp } from './role-matrix/factors'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

// On a server of their own, whose setting is as installed.
test.beforeEach(async ({ sql }) => {
  await sql("DELETE FROM setting WHERE name = 'second-step'")
})
test.afterEach(async ({ sql }) => {
  await sql(`INSERT INTO setting (name, version, value) VALUES ('second-step', 1, '"optional"')
    ON CONFLICT (name, version) DO NOTHING`)
})

const desk = ['/review', '/review/bulk', '/admin/people']
const ofAdmins = [
  ...['/admin', '/admin/settings', '/admin/words', '/admin/templates', '/admin/articles'],
  ...['/editor', '/editor/new'],
]

test('a moderator and an admin without a second step are led to setting one up, and refused by HTTP', async ({
  page,
  own,
  person,
  article,
  visitorAt,
  sql,
  signIn,
  checkLooks,
}) => {
  const { id: articleId } = await article()
  const [moderator, admin] = [await person('moderator'), await person('admin')]
  for (const [who, pages] of [
    [moderator, desk],
    [admin, [...desk, ...ofAdmins]],
  ] as const) {
    const visitor = await visitorAt(own.url, who)
    for (const path of pages) {
      const { status, headers } = await visitor.get(path)
      expect([status, headers.location], path).toEqual([307, '/settings/second-step'])
    }
    for (const path of ['/api/review/counts', '/api/live?desk=1'])
      expect((await visitor.get(path)).status, path).toBe(404)
    const action = { url: '/review', file: 'lib/saved-filter/actions.ts', name: 'keepFilter' }
    const kept = await visitor.call({ ...action, fields: { name: 'Mine', query: 'kind=flag' } })
    expect(kept.status).toBe(403)
    expect(kept.words).toContain('factor-needed')
  }
  const visitor = await visitorAt(own.url, admin)
  const mode = { id: articleId, mode: 'closed', from: 'open' }
  const closing = { url: '/admin/articles', file: 'lib/article/actions.ts', name: 'setMode', fields: mode }
  expect((await visitor.call(closing)).status).toBe(403)
  const off = { name: 'second-step', value: 'optional', from: '0' }
  const switching = {
    url: '/admin/settings',
    file: 'lib/setting/actions.ts',
    name: 'saveSetting',
    fields: off,
  }
  expect((await visitor.call(switching)).status).toBe(403)
  expect(await sql('SELECT 1 FROM setting WHERE name = $1', ['second-step'])).toEqual([])

  await signIn(moderator)
  await page.goto('/')
  await expect(page.getByText('Your desk opens as soon as')).toBeVisible()
  await page.goto('/review')
  await expect(page).toHaveURL('/settings/second-step')
  await expect(page.getByText('As a moderator you need a passkey or an authenticator app.')).toBeVisible()
  await checkLooks(page)
  await addApp(sql, moderator.id, true)
  await page.goto('/review')
  await expect(page).toHaveURL('/review')
  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible()
})
