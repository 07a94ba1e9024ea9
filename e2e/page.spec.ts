import type { Locator, Page, Route } from '@playwright/test'
import { addCheck, addComment } from './annotated'
import { type Article, expect, type Person, test } from './fixtures'

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 1100

const text = 'The plan costs 30 million, the mayor said, and nobody objected to the plan on Monday.'

type Sql = Parameters<typeof addCheck>[0]

/** Three paragraphs: checks and a quoted comment that overlap, a paragraph with many threads, one with nothing. */
async function annotate(sql: Sql, article: (texts?: string[]) => Promise<Article>, author: Person) {
  const made = await article([text, 'A second paragraph.', 'A third one, quite short.'])
  const [first, second] = made.paragraphs
  if (!first || !second) throw new Error('The article has paragraphs.')
  const on = (words?: string) => ({ article: made, paragraph: first, ...(words ? { words } : {}) })
  const wrong = await addCheck(sql, author, on('costs 30 million'), {
    verdict: 'false',
    conclusion: 'It costs 40.',
  })
  const right = await addCheck(sql, author, on('on Monday'), {
    verdict: 'accurate',
    conclusion: 'It was Monday.',
  })
  const quoted = await addComment(sql, author, on('30 million, the mayor said'), 'Which mayor?')
  const threads: string[] = []
  for (let n = 1; n <= 5; n += 1)
    threads.push(await addComment(sql, author, { article: made, paragraph: second }, `Remark ${n}`))
  return { ...made, wrong, right, quoted, threads }
}

/** A script that never does anything, as while it is still on its way. */
const silence = (route: Route) => route.fulfill({ contentType: 'text/javascript', body: '' })

const litColour = (mark: Locator) => mark.evaluate((element) => getComputedStyle(element).backgroundColor)
const clear = 'rgba(0, 0, 0, 0)'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a note lights its own words, words light their note, and links lead there and back', async ({
    page,
    article,
    person,
    sql,
  }) => {
    const { url, wrong, quoted } = await annotate(sql, article, await person())
    await page.goto(url)
    const [words, both] = [
      page.locator('mark', { hasText: /^costs\s?$/ }),
      page.locator('mark', { hasText: '30 million' }).first(),
    ]
    const other = page.locator('mark', { hasText: 'on Monday' })
    const note = page.locator(`#check-${wrong}`)
    await expect(both).toHaveAttribute('data-also', '')
    for (const way of ['hover', 'focus'] as const) {
      if (way === 'hover') await note.hover()
      else {
        await page.mouse.move(0, 0)
        await note.getByRole('link', { name: 'Full check' }).focus()
      }
      await expect.poll(() => litColour(words)).not.toBe(clear)
      expect(await litColour(both)).not.toBe(clear)
      expect(await litColour(other)).toBe(clear)
    }
    await page.goto(`${url}#quote-${quoted}`)
    await expect.poll(() => litColour(both)).not.toBe(clear)
    expect(await litColour(words)).toBe(clear)
    await page.goto(`${url}#check-${wrong}`)
    await expect.poll(() => litColour(words)).not.toBe(clear)
    await page.getByRole('link', { name: 'Back to paragraph 1' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#p-/)
  })
})

test('every permalink leads to its thing, also where it is folded, in the sheet or on another page', async ({
  page,
  context,
  article,
  person,
  sql,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { url, wrong, quoted, threads, paragraphs } = await annotate(sql, article, await person())

  await test.step('a comment in a folded thread', async () => {
    await page.goto(`${url}#comment-${quoted}`)
    await expect(page.locator(`#comment-${quoted}`)).toBeFocused()
    await expect(page.locator(`#comment-${quoted}`)).toBeInViewport()
    await expect(page.getByRole('dialog')).toHaveCount(isPhone(page) ? 1 : 0)
    await expect
      .poll(() => litColour(page.locator('mark', { hasText: '30 million' }).first()))
      .not.toBe(clear)
  })

  await test.step('a check', async () => {
    await page.goto('/record')
    await page.goto(`${url}#check-${wrong}`)
    await expect(page.locator(`#check-${wrong}`)).toBeFocused()
    await expect(page.getByText('It costs 40.')).toBeInViewport()
  })

  await test.step('a comment that the shared page does not hold', async () => {
    await page.goto(`${url}?in=${paragraphs[1]?.id}#comment-${threads[4]}`)
    await page.waitForURL(new RegExp(`/p/${paragraphs[1]?.id}`))
    await expect(page.getByText('Remark 5')).toBeInViewport()
  })

  await test.step('links are copied where one looks for them', async () => {
    await page.goto(url)
    if (isPhone(page)) {
      await page.getByRole('button', { name: /^2 fact-checks/ }).click()
      await page.getByRole('dialog').getByRole('link', { name: 'Copy link', exact: true }).click()
    } else await page.getByRole('link', { name: 'Copy link to paragraph 1' }).click()
    await expect(page.getByText('Link copied.')).toBeVisible()
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    expect(await copied()).toContain(`${url}#p-${paragraphs[0]?.id}`)
    await page.getByRole('link', { name: /Copy link to the check of “It costs 40/ }).click()
    await expect.poll(copied).toContain(`${url}#check-${wrong}`)
  })
})

test('notes never cover each other, and the text never moves', async ({ page, article, person, sql }) => {
  test.skip(isPhone(page), 'there is no margin')
  const author = await person()
  const made = await article(Array.from({ length: 5 }, (_, n) => `A short paragraph, number ${n + 1}.`))
  for (const paragraph of made.paragraphs) {
    await addCheck(
      sql,
      author,
      { article: made, paragraph },
      { verdict: 'mixed', conclusion: 'So and so. '.repeat(12) },
    )
    await addComment(sql, author, { article: made, paragraph }, 'A remark. '.repeat(20))
  }
  const texts = () =>
    page
      .locator('.article-text')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top + scrollY)))
  const covered = () =>
    page.locator('[data-notes]').evaluateAll((all) => {
      const boxes = all.map((each) => each.getBoundingClientRect()).filter((box) => box.height > 0)
      return boxes.filter((box, at) => at > 0 && box.top < (boxes[at - 1]?.bottom ?? 0)).length
    })

  await test.step('before any script of the page has come', async () => {
    await page.route(/_next\/static\/.*\.js/, silence)
    await page.goto(made.url, { waitUntil: 'domcontentloaded' })
    expect(await covered()).toBe(0)
    await page.unrouteAll()
  })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(made.url)
  await page.evaluate(() => document.fonts.ready)
  await expect.poll(covered).toBe(0)
  const before = await texts()
  for (const number of [2, 3]) {
    await page.getByRole('button', { name: `1 comment on paragraph ${number}` }).click()
    await expect(
      page.getByRole('note', { name: `Notes on paragraph ${number}` }).getByText('A remark.'),
    ).toBeVisible()
    await expect.poll(covered).toBe(0)
    expect(await texts()).toEqual(before)
  }
  await page.setViewportSize({ width: 1150, height: 700 })
  await expect.poll(covered).toBe(0)
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '19px'
  })
  await expect.poll(covered).toBe(0)
})

test('marks are chosen, remembered and shared', async ({
  page,
  article,
  person,
  sql,
  checkAccessibility,
}) => {
  const { url } = await annotate(sql, article, await person())
  await page.goto(url)
  const show = page.getByRole('combobox', { name: 'Show' })
  const count = (name: RegExp) => page.getByRole('button', { name })
  await show.selectOption('Comments only')
  await expect(page).toHaveURL(/\?show=comments$/)
  await expect(page.getByText('In 2 of 3 paragraphs')).toBeVisible()
  await expect(count(/^2 fact-checks/)).toBeHidden()
  await expect(page.locator('.article-note:visible')).toHaveCount(0)
  await show.selectOption('Accurate only')
  if (!isPhone(page)) {
    await expect(page.getByText('It was Monday.')).toBeVisible()
    await expect(page.getByText('It costs 40.')).toBeHidden()
  }
  await expect(page.getByText('In 1 of 3 paragraphs')).toBeVisible()
  await checkAccessibility(page)
  await show.selectOption('Unresolved only')
  await expect(page.getByText('In 2 of 3 paragraphs')).toBeVisible()

  await test.step('remembered on the next visit, before any script of the page has come', async () => {
    await page.getByRole('button', { name: 'Hide marks' }).click()
    await page.route(/_next\/static\/.*\.js/, silence)
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    await expect(page.locator('.article')).toHaveAttribute('data-marks', 'off')
    await expect(page.locator('.article')).toHaveAttribute('data-show', 'unresolved')
    await expect(count(/^2 fact-checks/)).toBeHidden()
    await page.unrouteAll()
  })

  await test.step('an address says more than what is remembered', async () => {
    await page.goto(`${url}?show=checks`)
    await expect(show).toHaveValue('checks')
    await page.getByRole('button', { name: 'Hide marks', pressed: true }).click()
    await expect(count(/^2 fact-checks/)).toBeVisible()
    await expect(count(/^5 comments/)).toBeHidden()
  })

  await test.step('threads in another order, also those that the page did not hold', async () => {
    await show.selectOption('All marks')
    await page.getByRole('combobox', { name: 'Order of threads' }).selectOption('Newest first')
    await count(/^5 comments/).click()
    await expect(page.getByText(/^Remark \d$/)).toHaveText([
      'Remark 5',
      'Remark 4',
      'Remark 3',
      'Remark 2',
      'Remark 1',
    ])
  })
})

test('the whole page is walked by keyboard, and the keys can be turned off', async ({
  page,
  article,
  person,
  sql,
  checkAccessibility,
}) => {
  const { url, wrong } = await annotate(sql, article, await person())
  await page.goto(url)
  const key = (name: string) => page.keyboard.press(name)
  const row = (number: number) => page.locator('.article-row').nth(number - 1)
  // Known only once the page is alive.
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await key('j')
  await expect(row(1)).toBeFocused()
  await key('j')
  await expect(row(2)).toBeFocused()
  await key('k')
  await expect(row(1)).toBeFocused()
  await key('n')
  await expect(page.locator(`#quote-${wrong}`)).toBeFocused()
  await key('o')
  await expect(page.locator('.article-note:focus, .sheet :focus')).toHaveCount(1)
  await key('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await key('j')
  await key('o')
  await expect(page.getByText('Remark 1')).toBeVisible()
  await key('Escape')
  await expect(page.getByText('Remark 1')).toBeHidden()
  await expect.poll(() => row(2).evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await key('h')
  await expect(page.locator('.article')).toHaveAttribute('data-marks', 'off')
  await key('h')
  await expect(page.locator('.article')).not.toHaveAttribute('data-marks', 'off')
  await key('Control+j')
  await key('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help.getByText('Next paragraph')).toBeVisible()
  await checkAccessibility(page)
  await help.getByRole('checkbox', { name: /Single keys work/ }).uncheck()
  await key('Escape')
  await expect(help).toHaveCount(0)
  await key('h')
  await key('j')
  await expect(page.locator('.article')).not.toHaveAttribute('data-marks', 'off')
  await page.getByRole('button', { name: 'Keys' }).click()
  await help.getByRole('checkbox', { name: /Single keys work/ }).check()
  await key('Escape')
  await key('c')
  await expect(
    page.getByRole('link', { name: 'Sign in to comment' }).or(page.getByRole('textbox')).first(),
  ).toBeVisible()
})

test('a screen reader hears what was said about a paragraph and finds the way there and back', async ({
  page,
  article,
  person,
  sql,
}) => {
  const { url, paragraphs } = await annotate(sql, article, await person())
  await page.goto(url)
  const row = page.locator('.article-row').first()
  await expect(row).toMatchAriaSnapshot(`
    - paragraph:
      - mark: costs
      - mark: 30 million
      - 'link "Fact-check: false"'
      - link "Comment on these words"
      - 'link "Fact-check: accurate"'
    - 'button "2 fact-checks: 1 accurate, 1 false; paragraph 1"'
    - button "1 comment on paragraph 1"
  `)
  await expect(row.getByRole('paragraph').first()).toHaveAttribute(
    'aria-details',
    `notes-${paragraphs[0]?.id}`,
  )
  if (isPhone(page)) return
  await expect(
    page.getByRole('note', { name: 'Notes on paragraph 1: 2 fact-checks: 1 accurate, 1 false; 1 comment' }),
  ).toBeVisible()
})

test('on paper notes are footnotes with their numbers and the addresses of their sources', async ({
  page,
  article,
  person,
  sql,
}) => {
  const { url, wrong, quoted } = await annotate(sql, article, await person())
  await page.goto(url)
  await page.emulateMedia({ media: 'print' })
  const numberOf = (selector: string, pseudo: string) =>
    page
      .locator(selector)
      .evaluate((element, which) => getComputedStyle(element, which).content.replace(/[" ]/g, ''), pseudo)
  expect(await numberOf(`#quote-${wrong}`, '::after')).toBe('1')
  expect(await numberOf(`#check-${wrong}`, '::before')).toBe('1.')
  expect(await numberOf(`#quote-${quoted}`, '::after')).toBe('3')
  expect(await numberOf(`#comment-${quoted}`, '::before')).toBe('3.')
  const source = page.locator(`#check-${wrong} .note-sources a`)
  await expect(source).toBeVisible()
  expect(await source.evaluate((link) => getComputedStyle(link, '::after').content)).toContain(
    'https://budget.example/2026',
  )
  for (const hidden of ['.controls', '.strip', '.article-counts'])
    await expect(page.locator(hidden).first()).toBeHidden()
  await expect(page.getByText('Which mayor?')).toBeVisible()
})

test('at 400 % nothing is cut', async ({ page, article, person, sql, checkAccessibility }) => {
  test.skip(isPhone(page), 'the same width for both')
  const { url } = await annotate(sql, article, await person())
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(url)
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  expect(await fits()).toBe(true)
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Keys' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await fits()).toBe(true)
})

test('the sheet holds the focus, gives it back, and goes when swiped', async ({
  page,
  article,
  person,
  sql,
  checkAccessibility,
}) => {
  test.skip(!isPhone(page), 'there is a margin')
  const { url, wrong } = await annotate(sql, article, await person())
  await page.goto(url)
  const sheet = page.getByRole('dialog', { name: 'Paragraph 1' })

  await test.step('words open it at what is said of them', async () => {
    await page.locator('mark', { hasText: /^costs\s?$/ }).tap()
    await expect(page.locator(`#check-${wrong}`)).toBeFocused()
    await checkAccessibility(page)
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab')
      expect(await sheet.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  })

  await test.step('the focus goes back to what opened it', async () => {
    const opener = page.getByRole('button', { name: '1 comment on paragraph 1' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await expect(sheet).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
    await expect(opener).toBeFocused()
  })

  await test.step('a finger pulls it down', async () => {
    await page.getByRole('button', { name: '1 comment on paragraph 1' }).tap()
    await expect(sheet).toBeVisible()
    const box = await sheet.boundingBox()
    if (!box) throw new Error('The sheet has a place.')
    const touch = await page.context().newCDPSession(page)
    const at = (y: number) => [{ x: box.x + box.width / 2, y }]
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(box.y + 14) })
    for (let step = 1; step <= 8; step += 1)
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: at(box.y + 14 + (step * box.height) / 9),
      })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(sheet).toHaveCount(0)
  })
})
