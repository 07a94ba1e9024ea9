import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const texts = [
  'A plan 😀 for e\u0301very one, a plan 😀 for e\u0301very one.',
  'Nobody objected to it.',
  'שלום עולם, שלום עולם.',
]

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 1100

/** Selects from the n-th place of some words in one paragraph to the end of other words in the same or a later one. */
async function select(page: Page, from: { words: string; nth?: number }, to = from) {
  const ends = await page.evaluate(
    ([first, last]) => {
      const range = document.createRange()
      const find = ({ words, nth = 1 }: { words: string; nth?: number }) => {
        for (const text of document.querySelectorAll('.article-row > .article-text')) {
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            let at = -1
            for (let n = 0; n < nth; n += 1) at = node.textContent?.indexOf(words, at + 1) ?? -1
            if (at >= 0) return { node, at, end: at + words.length }
          }
        }
        throw new Error(`“${words}” is not in the article.`)
      }
      const [start, end] = [find(first), find(last)]
      range.setStart(start.node, start.at)
      range.setEnd(end.node, end.end)
      start.node.parentElement?.scrollIntoView({ block: 'center' })
      const boxes = [...range.getClientRects()]
      const [head, tail] = [boxes[0], boxes.at(-1)]
      // A finger's selection is the system's doing; a mouse drags one.
      if (matchMedia('(pointer: coarse)').matches)
        getSelection()?.setBaseAndExtent(start.node, start.at, end.node, end.end)
      return (
        head &&
        tail && {
          x1: head.left + 1,
          y1: head.top + head.height / 2,
          x2: tail.right - 1,
          y2: tail.top + tail.height / 2,
        }
      )
    },
    [from, to] as const,
  )
  if (isPhone(page) || !ends) return
  await page.mouse.move(ends.x1, ends.y1)
  await page.mouse.down()
  await page.mouse.move((ends.x1 + ends.x2) / 2, (ends.y1 + ends.y2) / 2)
  await page.mouse.move(ends.x2, ends.y2)
  await page.mouse.up()
}

const menuOf = (page: Page) => page.getByRole('toolbar', { name: 'Selected words' })

test('words that stand twice are commented on where they were selected', async ({
  page,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
}) => {
  await signIn(await person())
  const { id, url } = await article(texts)
  await page.goto(url)
  await select(page, { words: 'plan 😀 for e\u0301very', nth: 2 })
  await expect(menuOf(page)).toBeVisible()
  await checkAccessibility(page)
  await menuOf(page).getByRole('button', { name: 'Comment' }).click()
  const box = page.getByRole('textbox', { name: 'Comment on paragraph 1' })
  await box.fill('The second one.')
  await box.press('Control+Enter')
  await expect(page.getByRole('article', { name: /Comment by/ })).toContainText('The second one.')
  const start = [...'A plan 😀 for e\u0301very one, a '].length
  const anchors = await sql('SELECT exact, prefix, suffix, start, "end" FROM anchor WHERE article_id = $1', [
    id,
  ])
  expect(anchors).toEqual([
    {
      exact: 'plan 😀 for e\u0301very',
      prefix: [...'A plan 😀 for e\u0301very one, a '].slice(-32).join(''),
      suffix: ' one.',
      start,
      end: start + [...'plan 😀 for e\u0301very'].length,
    },
  ])

  await test.step('and everyone sees them marked there', async () => {
    await expect
      .poll(async () => (await page.request.get(url)).text(), { timeout: 5_000 })
      .toMatch(/one, a <mark class="talked"[^>]*>plan/)
  })
})

test('a selection over paragraphs is trimmed to the first and says so; keys act on it', async ({
  page,
  article,
  person,
  signIn,
}) => {
  await signIn(await person())
  const { url } = await article(texts)
  await page.goto(url)
  await select(page, { words: 'a plan' }, { words: 'Nobody' })
  await expect(page.getByText('One paragraph at a time: only the words in ¶ 1 are taken.')).toBeVisible()
  if (!isPhone(page))
    expect(await page.evaluate(() => String(getSelection()))).toBe('a plan 😀 for e\u0301very one.')

  await test.step('f checks the words, at their place', async () => {
    await page.keyboard.press('f')
    await page.waitForURL(/\/check\?quote=a\+plan.*&start=/)
    await expect(page.getByLabel('The quoted words')).toHaveValue('a plan 😀 for e\u0301very one.')
    await expect(page.locator('blockquote mark')).toHaveText('a plan 😀 for e\u0301very one.')
  })

  await test.step('c comments on the words', async () => {
    await page.goto(url)
    await select(page, { words: 'שלום', nth: 2 })
    await expect(menuOf(page)).toBeVisible()
    await page.keyboard.press('c')
    await expect(page.getByRole('textbox', { name: 'Comment on paragraph 3' })).toBeFocused()
    await expect(page.locator('input[name=quoteStart]')).toHaveValue('11')
    await expect(page.locator('input[name=quote]')).toHaveValue('שלום')
  })
})

test('the menu of selected words is reached and left by keyboard, and its link leads back to them', async ({
  page,
  context,
  article,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { url } = await article(texts)
  await page.goto(url)
  await select(page, { words: 'objected' })
  await expect(menuOf(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(menuOf(page).getByRole('link', { name: 'Check this' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(menuOf(page).getByRole('button', { name: 'Comment' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Link copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /#p-[0-9a-f-]{36}:~:text=Nobody-,objected,-to%20it\.$/,
  )
  await page.keyboard.press('Escape')
  await expect(menuOf(page)).toBeHidden()
})
