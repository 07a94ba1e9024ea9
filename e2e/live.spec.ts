import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect } from './fixtures'
import { decideForm, test } from './refusals-scene'

const long = Array.from({ length: 14 }, (_, at) =>
  `Paragraph ${at + 1}. ${'The council met again and agreed on nothing new. '.repeat(8)}`.trim(),
)

/** Within this time what somebody does must be told to everyone who reads. */
const soon = { timeout: 5_000 }

async function another(
  browser: Browser | null,
  like: Page,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser?.newContext({
    baseURL: new URL(like.url()).origin,
    viewport: like.viewportSize(),
  })
  if (!context) throw new Error('There is no browser.')
  return { context, page: await context.newPage() }
}

const pillOf = (page: Page) => page.locator('button.news-pill')

/** Opens an article and waits until its line to the server is open. */
async function read(page: Page, url: string) {
  const listening = page.waitForResponse((response) => response.url().includes('/api/live'))
  await page.goto(url)
  expect((await listening).status()).toBe(200)
}

async function write(page: Page, paragraph: number, body: string) {
  await page.getByRole('button', { name: new RegExp(`omments? on paragraph ${paragraph}$`) }).click()
  const field = page.getByRole('textbox', { name: `Comment on paragraph ${paragraph}` })
  await field.fill(body)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(body)).toBeVisible()
  if ((page.viewportSize()?.width ?? 0) < 1100) await page.keyboard.press('Escape')
}

async function apply(page: Page, isMobile: boolean) {
  if (isMobile) await pillOf(page).tap()
  else await page.keyboard.press('l')
  await expect(pillOf(page)).toHaveCount(0)
}

test('a comment of one browser is news in another, and is shown there without moving the text', async ({
  page,
  browser,
  article,
  person,
  signIn,
  visitor,
  commented,
  checkAccessibility,
  isMobile,
}) => {
  const made = await article(long)
  const { url, paragraphs } = made
  await read(page, url)
  const { context, page: writer } = await another(browser, page)
  await signIn(await person(), context)
  await read(writer, url)
  const place = (index: number) => page.locator(`#p-${paragraphs[index]?.id} > .article-text`).boundingBox()

  await test.step('at the top of the page, where the summary becomes shorter', async () => {
    const before = await place(1)
    await write(writer, 2, 'Which council is this?')
    await expect(pillOf(page)).toContainText('1 new', soon)
    await expect(page.getByRole('status')).toContainText('1 new on this page')
    await expect(page.locator(`#p-${paragraphs[1]?.id} .new-count`)).toHaveText('1 new')
    expect(await place(1), 'being told moves nothing').toEqual(before)
    await checkAccessibility(page)
    await apply(page, isMobile)
    await expect(page.getByRole('button', { name: '1 comment on paragraph 2' })).toBeVisible()
    expect(await place(1), 'being shown moves nothing').toEqual(before)
    await expect(page.locator('.news-pill')).toHaveText('Shown at¶ 2')
    await checkAccessibility(page)
  })

  await test.step('in the middle of it, several at once', async () => {
    await page
      .locator(`#p-${paragraphs[8]?.id}`)
      .evaluate((row) => row.scrollIntoView({ behavior: 'instant', block: 'center' }))
    const before = await place(8)
    await write(writer, 3, 'And what was decided?')
    await write(writer, 9, 'Nothing at all?')
    await expect(pillOf(page)).toContainText('2 new', soon)
    await expect(page.getByRole('status')).toContainText('1 new on this page')
    await apply(page, isMobile)
    await expect(page.getByRole('button', { name: '1 comment on paragraph 9' })).toBeVisible()
    expect(await place(8)).toEqual(before)
  })

  await test.step('in a conversation of which everything is shown, more than the page holds', async () => {
    const other = await visitor(await person())
    const openThread = () => page.getByRole('button', { name: /omments? on paragraph 2$/ }).click()
    if (!isMobile) await openThread()
    const bodies = ['How much?', 'For whom?', 'Since when?', 'Says who?']
    for (const body of bodies) await commented(made, other, body)
    await expect(pillOf(page)).toContainText('4 new', soon)
    await apply(page, isMobile)
    if (isMobile) await openThread()
    for (const body of bodies) await expect(page.getByText(body)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0)
  })

  await test.step('the one who wrote is told of what the other wrote, not of their own', async () => {
    await expect(pillOf(writer)).toContainText('4 new')
  })
  await context.close()
})

test('a decision reaches the author, and a published check everyone who reads', async ({
  page,
  browser,
  article,
  person,
  signIn,
  visitor,
  submitted,
  isMobile,
}) => {
  const made = await article()
  const author = await person()
  const moderator = await visitor(await person('moderator'))
  const id = await submitted(made, await visitor(author))
  await read(page, made.url)
  const { context, page: mine } = await another(browser, page)
  await signIn(author, context)
  await read(mine, made.url)
  const openNotes = async (of: Page) => {
    if (isMobile)
      await of
        .getByRole('button', { name: /paragraph 2$/ })
        .first()
        .click()
  }

  await test.step('changes are asked: the author sees it where they are, others see nothing', async () => {
    const form = await moderator.open(`/review/${id}`, decideForm)
    const answer = await moderator.send(form, {
      decision: 'request-changes',
      reasonCode: 'unclear',
      reason: 'Which year is the sum for?',
    })
    expect(answer.status).toBe(200)
    if (!isMobile) await expect(mine.getByText('Which year is the sum for?')).toBeVisible(soon)
  })

  await test.step('another check is published: it stands in the margin after a key or a tap', async () => {
    const second = await submitted(made, await visitor(await person()))
    const form = await moderator.open(`/review/${second}`, decideForm)
    await moderator.send(form, { decision: 'publish', reasonCode: 'sound' })
    await expect(pillOf(page)).toContainText('1 new', soon)
    await apply(page, isMobile)
    await openNotes(page)
    await expect(page.locator(`#check-${second}`)).toBeVisible()
    await expect(pillOf(mine)).toContainText('1 new')
  })
  await context.close()
})

test('the desk sees at once what comes and who takes it', async ({
  page,
  article,
  person,
  signIn,
  sql,
  visitor,
  submitted,
  isMobile,
}) => {
  test.skip(isMobile, 'The desk is worked at on a desk.')
  const made = await article()
  await signIn(await person('moderator'))
  await read(page, '/review')
  const id = await submitted(made, await visitor(await person()))
  await expect(page.getByRole('link', { name: /new case/ })).toHaveAttribute('href', `/review/${id}`, soon)
  // Other journeys leave cases behind; the longest waiting stand first.
  await sql("UPDATE review_case SET ranked_at = now() - interval '9 days' WHERE fact_check_id = $1", [id])
  const colleague = await person('moderator')
  const { send, open } = await visitor(colleague)
  await send(await open(`/review/${id}`, 'form:has([name=id]):not(:has([name=version]))'))
  await expect(page.locator(`[data-about="${id}"]`)).toContainText(`${colleague.name} has it`, soon)
  await send(await open(`/review/${id}`, decideForm), { decision: 'publish', reasonCode: 'sound' })
  await expect(page.locator(`[data-about="${id}"]`)).toHaveCount(0, soon)
})
