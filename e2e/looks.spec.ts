import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { exampleArticle } from './people-do'

async function look(page: Page, path: string, check: (page: Page) => Promise<void>) {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await check(page)
}

/** The address of each public page, from the front page on. */
const publicPages: Record<string, (page: Page, example: string) => Promise<string>> = {
  'the front page': async () => '/',
  'an article': async (_, example) => example,
  'a paragraph': async (page, example) => {
    await page.goto(example)
    return `${example}/p/${/id="p-([0-9a-f-]+)"/.exec(await page.content())?.[1]}`
  },
  'a fact-check': async (page, example) => {
    await page.goto(example)
    return (await page.locator('a[href^="/fact-checks/"]').first().getAttribute('href')) ?? ''
  },
  'the record': async () => '/record',
  'an entry of the record': async (page) => {
    await page.goto('/record')
    const entry = page.getByRole('link', { name: 'link to this entry' }).first()
    return (await entry.getAttribute('href')) ?? ''
  },
  'the record in figures': async () => '/record/figures',
  'signing in': async () => '/sign-in',
  'signing up': async () => '/sign-up',
  'a missing page': async () => '/nowhere',
}

/** As long for each page as another test has. */
const timeoutFor = (pages: object) => Object.keys(pages).length * test.info().timeout

// One after the other in one browser, which then has the scripts that pages share.
test('every public page is accessible and fits, light and dark', async ({ page, sql, checkLooks }) => {
  test.setTimeout(timeoutFor(publicPages))
  const example = await exampleArticle(sql)
  for (const [name, addressOf] of Object.entries(publicPages))
    await test.step(name, async () => look(page, await addressOf(page, example), checkLooks))
})

test('the composer, one’s work and the desk are accessible and fit, light and dark', async ({
  page,
  person,
  signIn,
  article,
  checkLooks,
  sql,
}) => {
  await signIn(await person('moderator'))
  const { url, paragraphs } = await article()
  const [waiting] = await sql<{ id: string }>(
    "SELECT id FROM fact_check WHERE is_example AND state = 'submitted' LIMIT 1",
  )
  const addresses = {
    'the composer': `${url}/p/${paragraphs[0]?.id}/check`,
    'my work': '/mine',
    'the desk': '/review',
    'a case': `/review/${waiting?.id}`,
  }
  test.setTimeout(timeoutFor(addresses))
  for (const [name, address] of Object.entries(addresses))
    await test.step(name, () => look(page, address, checkLooks))
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
