import { annotate, isPhone } from './annotated'
import { expect, test } from './fixtures'

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
  await expect(help).toHaveCount(0)
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
  await expect(page.locator(`#check-${wrong} .note-more span a`)).toBeVisible()
  for (const hidden of ['.controls', '.strip', '.article-counts', '.article-foot', '.note-more > a'])
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
