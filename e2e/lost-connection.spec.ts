import { expect } from './fixtures'
import { choose, fillInCheck, judgement } from './people-do'
import { checkUrl, paragraphUrl, test } from './refusals-scene'

// What a browser with JavaScript keeps when its sending fails on the way.

test.skip(({ isMobile }) => isMobile, 'Phone and desk send alike.')

/** What a proxy says while the server behind it starts anew. */
const fromAProxy = { status: 503, contentType: 'text/html', body: '<h1>503</h1>' }
const unsaved = 'Obelus cannot save right now. What you wrote is still here'
const tooLarge = 'This is too long to send. Shorten it and try again.'

test('a check that does not get through stays in its form and can be sent again', async ({
  article,
  person,
  signIn,
  page,
}) => {
  await signIn(await person())
  await page.goto(checkUrl(await article()))
  await fillInCheck(page)
  const send = page.getByRole('button', { name: 'Submit for review' })
  await page.route(/\/check(\?.*)?$/, (route) => route.fulfill(fromAProxy))
  await send.click()
  await expect(page.getByRole('alert').getByText(unsaved)).toBeVisible()
  await expect(page.getByLabel('Explanation')).toHaveValue(judgement.explanation)
  await expect(page.getByLabel('Link').first()).toHaveValue(judgement.url)
  await page.unroute(/\/check(\?.*)?$/)
  await send.click()
  await expect(page.getByRole('heading', { name: /Waiting for review/ })).toBeVisible()
})

test('what is too long to send says so and stays in its form', async ({ article, person, signIn, page }) => {
  const mine = await article()
  const long = 'word '.repeat(60_000)
  await signIn(await person())
  await page.goto(checkUrl(mine))
  await fillInCheck(page, { explanation: long })
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText(tooLarge)).toBeVisible()
  await expect(page.getByLabel('Explanation')).toHaveValue(long)

  await page.goto(paragraphUrl(mine))
  const field = page.getByRole('textbox', { name: /Comment on paragraph/ })
  await field.fill(long)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText(tooLarge)).toBeVisible()
  await expect(field).toHaveValue(long)
})

test('a moderator whose connection fails keeps the case and the reason', async ({
  article,
  person,
  visitor,
  submitted,
  signIn,
  page,
}) => {
  const id = await submitted(await article(), await visitor(await person()))
  await signIn(await person('moderator'))
  await page.goto(`/review/${id}`)
  await page.route(`**/review/${id}`, (route) => route.fulfill(fromAProxy))
  const panel = page.getByRole('complementary', { name: 'Decision' })
  const words = panel.getByLabel('In your words')
  await words.fill('The source does not say so.')
  await expect(panel.getByText(unsaved)).toBeVisible()
  await choose(panel.getByRole('radio', { name: 'Reject' }))
  await panel.getByRole('button', { name: /^Reject/ }).click()
  await expect(panel.getByText(unsaved)).toBeVisible()
  await expect(words).toHaveValue('The source does not say so.')
})

test('a comment stays in sight when the page learns who wrote it only while it is sent', async ({
  article,
  person,
  signIn,
  page,
}) => {
  const writer = await person()
  await signIn(writer)
  let sayWho = () => {}
  const told = new Promise<void>((resolve) => {
    sayWho = resolve
  })
  await page.route(
    '**/api/viewer**',
    async (route) => {
      const response = await route.fetch()
      await told
      await route.fulfill({ response })
    },
    { times: 1 },
  )
  await page.route(/\/p\//, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    const response = await route.fetch()
    sayWho()
    await expect(page.getByRole('button', { name: writer.name })).toBeVisible()
    await route.fulfill({ response })
  })
  await page.goto(paragraphUrl(await article()))
  await page.getByRole('textbox', { name: /Comment on paragraph/ }).fill('Said at once.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('article').getByText('Said at once.')).toBeVisible()
})
