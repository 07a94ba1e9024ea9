import type { Locator, Route } from '@playwright/test'
import { addCheck, addComment, annotate, isPhone } from './annotated'
import { expect, test } from './fixtures'

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
    await words.hover()
    await expect.poll(() => litColour(note)).not.toBe(clear)
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
    await expect.poll(() => litColour(words)).toBe(clear)
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
    await page.locator(`#check-${wrong}`).getByRole('link', { name: 'Copy link to this check' }).click()
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

test('what is chosen and pressed before a page is alive is done once it is', async ({
  page,
  article,
  person,
  sql,
}) => {
  const { url } = await annotate(sql, article, await person())
  let letCome = () => {}
  const wanted = new Promise<void>((resolve) => {
    letCome = resolve
  })
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await wanted
    await route.continue()
  })
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Comments only')
  await page.getByRole('button', { name: 'Hide marks' }).click()
  letCome()
  await expect(page.getByRole('button', { name: 'Hide marks', pressed: true })).toBeVisible()
  await expect(page).toHaveURL(/\?show=comments$/)
  await expect(page.getByRole('combobox', { name: 'Show' })).toHaveValue('comments')
})

test('marks are chosen, remembered and shared', async ({
  page,
  article,
  person,
  sql,
  checkAccessibility,
}) => {
  const { url, threads } = await annotate(sql, article, await person())
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

  await test.step('what one asks for is shown, whatever is left out', async () => {
    await page.goto(`${url}?show=accurate`)
    if (isPhone(page)) {
      await count(/^2 fact-checks/).click()
      const sheet = page.getByRole('dialog', { name: 'Paragraph 1' })
      await expect(sheet.getByText('It was Monday.')).toBeVisible()
      await expect(sheet.getByText('It costs 40.')).toBeHidden()
      await page.keyboard.press('Escape')
      await expect(sheet).toHaveCount(0)
    }
    await page.getByRole('button', { name: 'Hide marks' }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('c')
    await expect(page.getByRole('link', { name: 'Sign in to comment' })).toBeVisible()
    await page.goto('/')
    await page.goto(`${url}#comment-${threads[1]}`)
    await expect(page.locator(`#comment-${threads[1]}`)).toBeFocused()
    await expect(page.getByText('Remark 2')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.goto('/')
    await page.goto(url)
    await page.getByRole('button', { name: 'Hide marks', pressed: true }).click()
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
