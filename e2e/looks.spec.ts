import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

async function checkBoth(page: Page, path: string, check: (page: Page) => Promise<void>) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await check(page)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      `${path} fits`,
    ).toBe(true)
  }
}

test('public pages are accessible and fit, light and dark', async ({ page, checkAccessibility }) => {
  await page.goto('/')
  const article =
    (await page
      .getByRole('link', { name: /US Security Commitments/ })
      .first()
      .getAttribute('href')) ?? ''
  await page.goto(article)
  const html = await page.content()
  const check = /\/fact-checks\/[0-9a-f-]+/.exec(html)?.[0] ?? ''
  const paragraph = /id="p-([0-9a-f-]+)"/.exec(html)?.[1]
  for (const path of [
    '/',
    article,
    check,
    `${article}/p/${paragraph}`,
    '/record',
    '/sign-in',
    '/sign-up',
    '/nowhere',
  ]) {
    await checkBoth(page, path, checkAccessibility)
  }
})

test('pages of signed-in people are accessible and fit, light and dark', async ({
  page,
  person,
  signIn,
  article,
  checkAccessibility,
  sql,
}) => {
  await signIn(await person('moderator'))
  const { url, paragraphs } = await article()
  const [waiting] = await sql<{ id: string }>(
    "SELECT id FROM fact_check WHERE is_example AND state <> 'published' LIMIT 1",
  )
  for (const path of [`${url}/p/${paragraphs[0]?.id}/check`, '/mine', '/review', `/review/${waiting?.id}`]) {
    await checkBoth(page, path, checkAccessibility)
  }
})

test('opening a thread and its composer keeps the text where it is', async ({
  page,
  person,
  signIn,
  article,
  checkAccessibility,
}) => {
  await signIn(await person())
  const { url } = await article()
  await page.goto(url)
  const place = () => page.getByText('A vote is expected').boundingBox()
  const before = await place()
  await page.getByRole('button', { name: 'Comment on paragraph 2' }).click()
  await expect(page.getByRole('textbox', { name: 'Comment on paragraph 2' })).toBeFocused()
  expect(await place()).toEqual(before)
  await checkAccessibility(page)
})
