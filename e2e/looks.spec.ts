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

for (const [name, addressOf] of Object.entries(publicPages)) {
  test(`${name} is accessible and fits, light and dark`, async ({ page, sql, checkLooks }) => {
    await look(page, await addressOf(page, await exampleArticle(sql)), checkLooks)
  })
}

for (const name of ['the composer', 'my work', 'the desk', 'a case']) {
  test(`${name} is accessible and fits, light and dark`, async ({
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
    const addresses: Record<string, string> = {
      'the composer': `${url}/p/${paragraphs[0]?.id}/check`,
      'my work': '/mine',
      'the desk': '/review',
      'a case': `/review/${waiting?.id}`,
    }
    await look(page, addresses[name] ?? '', checkLooks)
  })
}

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
