import type { Page } from '@playwright/test'
import { type Article, expect, type Person, test } from './fixtures'
import { choose, decide, fillInCheck, judgement } from './people-do'

test.skip(({ isMobile }) => isMobile, 'The main journey and that of the desk decide on a phone.')

async function submitCheck(page: Page, { url, paragraphs }: Article): Promise<string> {
  await page.goto(`${url}/p/${paragraphs[1]?.id}/check`)
  await fillInCheck(page)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  const href = await page.getByRole('link', { name: 'See your check' }).getAttribute('href')
  return href?.split('/').pop() ?? ''
}

async function pageOf(
  page: Page,
  person: Person,
  signIn: (who: Person, into: ReturnType<Page['context']>) => Promise<void>,
) {
  const browser = page.context().browser()
  const context = await browser?.newContext({
    baseURL: new URL(page.url()).origin,
    viewport: page.viewportSize(),
  })
  if (!context) throw new Error('no browser')
  await signIn(person, context)
  return context.newPage()
}

test('changes are asked, made, and the new version is published', async ({
  page,
  article,
  person,
  signIn,
}) => {
  await signIn(await person())
  const id = await submitCheck(page, await article())
  const desk = await pageOf(page, await person('moderator'), signIn)

  await desk.goto(`/review/${id}`)
  await decide(
    desk,
    'Ask for changes',
    'Name the year of the budget.',
    'The claim or the conclusion is unclear',
  )
  await expect(desk.getByText('You asked for changes')).toBeVisible()

  await page.goto('/mine')
  await expect(page.getByText('Name the year of the budget.')).toBeVisible()
  await page.goto(`/mine/checks/${id}`)
  await page.getByLabel('Conclusion').fill('The 2026 sum leaves out the running costs.')
  await page.getByRole('button', { name: /Submit|Send/ }).click()
  await expect(page.getByText(/Waiting for review/).first()).toBeVisible()

  await desk.goto(`/review/${id}`)
  await expect(desk.locator('ins').first()).toBeVisible()
  await decide(desk, 'Publish')
  await expect(desk.getByText('You published')).toBeVisible()
  await expect
    .poll(async () => (await page.request.get(`/fact-checks/${id}`)).text(), {
      timeout: 5_000,
      intervals: [100],
    })
    .toContain('The 2026 sum leaves out')
  await desk.context().close()
})

test('of two moderators in two browsers one wins, and the other reads who won and what was decided', async ({
  page,
  article,
  person,
  signIn,
  sql,
}) => {
  await signIn(await person())
  const id = await submitCheck(page, await article())
  const [first, second] = [await person('moderator'), await person('moderator')]
  const one = await pageOf(page, first, signIn)
  const two = await pageOf(page, second, signIn)
  await one.goto(`/review/${id}`)
  await two.goto(`/review/${id}`)
  await choose(two.getByRole('radio', { name: 'Reject' }))
  // The lease of the second is given back, as when fifteen minutes pass; its page stays as it is.
  await expect
    .poll(
      async () =>
        (await sql('SELECT 1 FROM review_case WHERE fact_check_id = $1 AND holder_id IS NOT NULL', [id]))
          .length,
    )
    .toBe(1)
  await sql("UPDATE review_case SET held_until = now() - interval '1 second' WHERE fact_check_id = $1", [id])
  await decide(one, 'Publish')
  await expect(one.getByText('You published')).toBeVisible()

  const panel = two.getByRole('complementary', { name: 'Decision' })
  await panel.getByRole('radio', { name: 'Not a checkable claim' }).check()
  await panel.getByRole('button', { name: /Reject/ }).click()
  await expect(two.getByText(`${first.name} was first and published it`)).toBeVisible()
  expect(await sql('SELECT decision FROM review WHERE fact_check_id = $1', [id])).toEqual([
    { decision: 'publish' },
  ])
  await one.context().close()
  await two.context().close()
})

test('the desk is not there for members, and own work waits for a colleague', async ({
  page,
  article,
  person,
  signIn,
}) => {
  await signIn(await person())
  expect((await page.request.get('/review')).status()).toBe(404)
  await page.context().clearCookies()
  await signIn(await person('moderator'))
  const id = await submitCheck(page, await article())
  await page.goto(`/review/${id}`)
  await expect(page.getByText('A colleague must decide it')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Publish' })).toHaveCount(0)
})

test('a check is read, decided and left by keyboard alone', async ({ page, article, person, signIn }) => {
  await signIn(await person())
  const id = await submitCheck(page, await article())
  const desk = await pageOf(page, await person('moderator'), signIn)
  await desk.goto(`/review/${id}`)
  await expect(desk.getByRole('heading', { name: judgement.claim })).toBeVisible()
  await expect(async () => {
    await desk.keyboard.press('p')
    await expect(desk.getByRole('radio', { name: 'Publish' })).toBeChecked({ timeout: 500 })
  }).toPass()
  await desk.keyboard.press('Control+Enter')
  await expect(desk.getByText('You published')).toBeVisible()
  await desk.context().close()
})
