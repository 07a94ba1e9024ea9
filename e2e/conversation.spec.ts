import type { Page } from '@playwright/test'
import { addCheck } from './annotated'
import { type Article, expect, type Person, test } from './fixtures'

const isWide = (page: Page) => (page.viewportSize()?.width ?? 0) >= 1100

/** The conversation of a paragraph on the article's page, opened; in the sheet where there is no margin. */
async function openThread(page: Page, article: Article, number: number) {
  await page.goto(article.url)
  const button = page.getByRole('button', { name: new RegExp(`comments? on paragraph ${number}$`) })
  await button.click()
  return isWide(page)
    ? page.getByRole('note', { name: `Notes on paragraph ${number}` })
    : page.getByRole('dialog')
}

async function choose(page: Page, author: string, item: string | RegExp) {
  await page
    .getByRole('article', { name: new RegExp(`by ${author}`) })
    .last()
    .getByRole('button', { name: 'More about the comment' })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

const comment = (page: Page, author: Person) =>
  page.getByRole('article', { name: new RegExp(`by ${author.name}`) })

test('two people talk: mention, preview, reply, praise, edit in public, follow, report, block', async ({
  page,
  browser,
  article: makeArticle,
  person,
  signIn,
  sql,
  checkAccessibility,
}) => {
  test.slow()
  const article = await makeArticle()
  const [anna, boris] = [await person(), await person()]
  await signIn(anna)
  await page.goto(article.url)

  await test.step('Anna writes, sees what it will look like, and completes a mention with the keys', async () => {
    await page.getByRole('button', { name: 'Comment on paragraph 2' }).click()
    const field = page.getByRole('textbox', { name: 'Comment on paragraph 2' })
    await field.fill('Which **budget**? See https://budget.example/2026, ')
    await field.press('End')
    await field.pressSequentially(`@${boris.handle.slice(0, 12)}`)
    await expect(page.getByRole('option', { name: boris.name })).toBeVisible()
    await expect(page.getByText('1 person. Arrow keys choose')).toBeAttached()
    await field.press('Enter')
    await expect(field).toHaveValue(`Which **budget**? See https://budget.example/2026, @${boris.handle} `)
    await expect(field).toBeFocused()
    await page.getByRole('button', { name: 'Preview' }).click()
    const preview = page.getByRole('region', { name: 'Preview' })
    await expect(preview.getByRole('link', { name: `@${boris.handle}` })).toBeVisible()
    await expect(preview.locator('strong')).toHaveText('budget')
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Write' }).click()
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(comment(page, anna).getByRole('link', { name: `@${boris.handle}` })).toBeVisible()
  })

  await test.step('Anna edits it; what it said before is public', async () => {
    await choose(page, anna.name, 'Edit')
    const field = page.getByRole('textbox', { name: 'Your comment' })
    await expect(field).toBeFocused()
    await field.fill('Which annual **budget**? See https://budget.example/2026')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(comment(page, anna).getByText('Which annual budget?')).toBeVisible()
  })

  const context = await browser.newContext({ viewport: page.viewportSize() })
  await signIn(boris, context)
  const other = await context.newPage()

  await test.step('Boris reads the history, word by word', async () => {
    await expect
      .poll(async () => (await other.request.get(article.url)).text(), { intervals: [100] })
      .toContain('annual')
    await openThread(other, article, 2)
    await other.getByRole('link', { name: /^edited/ }).click()
    await expect(other.getByRole('heading', { name: /version by version/ })).toBeVisible()
    await expect(other.locator('ins', { hasText: 'annual' })).toBeVisible()
    await expect(other.locator('del', { hasText: boris.handle.slice(0, 6) })).toBeVisible()
    await checkAccessibility(other)
  })

  await test.step('Boris finds it helpful, replies, and follows along by himself', async () => {
    const thread = await openThread(other, article, 2)
    await thread.getByRole('button', { name: /^Helpful/ }).click()
    await expect(thread.getByRole('button', { name: /^Helpful.*1 person/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await thread.getByRole('link', { name: `Reply to ${anna.name}` }).click()
    await other.getByRole('textbox', { name: `Reply to ${anna.name}` }).fill('The one of this year.')
    await other.getByRole('button', { name: 'Reply', exact: true }).click()
    await expect(comment(other, boris)).toContainText('The one of this year.')
    const [follow] = await sql("SELECT is_on FROM follow WHERE user_id = $1 AND subject_type = 'thread'", [
      boris.id,
    ])
    expect(follow).toMatchObject({ is_on: true })
  })

  await test.step('Boris stops following, and reports from the menu with the keyboard alone', async () => {
    const more = comment(other, anna).getByRole('button', { name: 'More about the comment' })
    await more.focus()
    await other.keyboard.press('Enter')
    await expect(other.getByRole('menuitem', { name: 'Copy link' })).toBeFocused()
    await checkAccessibility(other)
    await other.keyboard.press('Escape')
    await expect(more).toBeFocused()
    await openThread(other, article, 2)
    await choose(other, anna.name, 'Stop following the thread')
    await expect
      .poll(() =>
        sql("SELECT is_on, is_automatic FROM follow WHERE user_id = $1 AND subject_type = 'thread'", [
          boris.id,
        ]),
      )
      .toEqual([{ is_on: false, is_automatic: false }])
    await choose(other, anna.name, 'Report')
    await expect(other.getByRole('radio', { name: /^Spam/ })).toBeFocused()
    await other.getByRole('radio', { name: /^Off topic/ }).check()
    await other.getByRole('button', { name: 'Report', exact: true }).click()
    await expect(other.getByText('You reported this').first()).toBeVisible()
    const flags = await sql('SELECT reason_code, state FROM flag WHERE reporter_id = $1', [boris.id])
    expect(flags).toEqual([{ reason_code: 'off-topic', state: 'open' }])
  })

  await test.step('Anna blocks Boris: his words are folded away, and he is told when he answers', async () => {
    await expect
      .poll(async () => (await page.request.get(article.url)).text(), { intervals: [100] })
      .toContain('The one of this year.')
    await openThread(page, article, 2)
    await expect(comment(page, anna)).toContainText('Helpful to 1')
    await comment(page, boris).getByRole('link', { name: boris.name, exact: true }).click()
    await page.getByRole('button', { name: `Block ${boris.name}` }).click()
    await expect(page.getByText('You blocked them: their comments are folded away')).toBeVisible()
    await checkAccessibility(page)
    await page.getByRole('button', { name: `Unblock ${boris.name}` }).click()
    await expect(page.getByRole('button', { name: `Block ${boris.name}`, exact: true })).toBeVisible()
    await openThread(page, article, 2)
    await choose(page, boris.name, `Block ${boris.name}`)
    await expect(page.getByText(`You blocked ${boris.name}.`)).toBeVisible()
    await expect(comment(page, boris)).toHaveCount(0)
    await page.getByRole('button', { name: `Show the comment by ${boris.name}` }).click()
    await expect(comment(page, boris)).toContainText('The one of this year.')

    const thread = await openThread(other, article, 2)
    await thread.getByRole('link', { name: `Reply to ${anna.name}` }).click()
    await other.getByRole('textbox', { name: `Reply to ${anna.name}` }).fill('Are you there?')
    await other.getByRole('button', { name: 'Reply', exact: true }).click()
    await expect(other.getByText(`${anna.name} has blocked you`)).toBeVisible()
    await expect(other.getByRole('textbox', { name: `Reply to ${anna.name}` })).toHaveValue('Are you there?')
  })

  await test.step('Anna takes the block back on her own page', async () => {
    await page.goto('/settings/blocks')
    await checkAccessibility(page)
    await page.getByRole('button', { name: `Unblock ${boris.name}` }).click()
    await expect(page.getByText('Nobody. You can block')).toBeVisible()
  })

  await test.step('Boris makes a fact-check of the comment: its words and links are there', async () => {
    await openThread(other, article, 2)
    await choose(other, anna.name, 'Make a fact-check of this')
    await other.waitForURL(/\/check\?draft=/)
    await expect(other.getByLabel('Explanation')).toHaveValue(/commented:\s+> Which annual/)
    await expect(other.getByLabel('Link', { exact: true }).first()).toHaveValue('https://budget.example/2026')
  })

  await test.step('Anna deletes hers: the reply stays under a tombstone, the history is gone', async () => {
    const history = `${article.url}/p/${article.paragraphs[1]?.id}/history`
    const [row] = await sql<{ id: string }>('SELECT id FROM comment WHERE author_id = $1', [anna.id])
    expect((await page.request.get(`${history}/${row?.id}`)).status()).toBe(200)
    await openThread(page, article, 2)
    await choose(page, anna.name, 'Delete')
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await expect(page.getByText('Deleted by its author.')).toBeVisible()
    await expect(comment(page, boris)).toContainText('The one of this year.')
    expect((await page.request.get(`${history}/${row?.id}`)).status()).toBe(404)
  })
  await context.close()
})

test('a deep thread is shown at three levels, and says who answers whom', async ({
  page,
  article: makeArticle,
  person,
  sql,
  checkAccessibility,
  isMobile,
}) => {
  test.skip(isMobile, 'The same levels as on a desk.')
  const article = await makeArticle()
  const people = [await person(), await person(), await person()]
  const paragraph = article.paragraphs[0]?.id
  const [anchor] = await sql<{ id: string }>(
    `INSERT INTO anchor (id, article_id, paragraph_id, revision_id)
     SELECT gen_random_uuid(), $1, $2, id FROM revision WHERE article_id = $1 RETURNING id`,
    [article.id, paragraph],
  )
  const id = (at: number) => `01900000-0000-7000-8000-${article.id.slice(-8)}${String(at).padStart(4, '0')}`
  for (const at of [0, 1, 2, 3, 4])
    await sql(
      `INSERT INTO comment (id, article_id, paragraph_id, anchor_id, parent_id, root_id, author_id, body, body_html)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id(at),
        article.id,
        paragraph,
        anchor?.id,
        at === 0 ? null : id(at - 1),
        id(0),
        people[at % 3]?.id,
        `Remark ${at}`,
        `<p>Remark ${at}</p>`,
      ],
    )
  await page.goto(`${article.url}/p/${paragraph}`)
  const levels = await page
    .getByRole('article', { name: /^(Comment|Reply) by/ })
    .evaluateAll((each) => each.map((element) => element.getAttribute('data-level')))
  expect(levels).toEqual(['1', '2', '3', '3', '3'])
  const last = page.getByRole('article', { name: /Reply by/ }).last()
  await last.getByRole('link', { name: people[0]?.name ?? '' }).click()
  await expect(page).toHaveURL(new RegExp(`#comment-${id(3)}$`))
  await checkAccessibility(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a person reads what was edited, replies and reports', async ({
    page,
    article: makeArticle,
    person,
    signIn,
    sql,
    isMobile,
  }) => {
    test.skip(isMobile, 'Without scripts both get the same pages.')
    const article = await makeArticle()
    const [anna, boris] = [await person(), await person()]
    const paragraph = `${article.url}/p/${article.paragraphs[1]?.id}`
    await signIn(anna)
    await page.goto(paragraph)
    await page.getByRole('textbox', { name: /Comment on paragraph/ }).fill('Is this per year?')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    await sql(
      `WITH said AS (UPDATE comment SET version = 2, edited_at = now() WHERE author_id = $1 RETURNING id)
       INSERT INTO comment_version (comment_id, number, editor_id, body)
       SELECT id, 2, $1, 'Is this sum per year?' FROM said`,
      [anna.id],
    )
    await page.context().clearCookies()
    await signIn(boris)
    await page.goto(paragraph)
    await page.getByRole('link', { name: /^edited/ }).click()
    await expect(page.locator('ins', { hasText: 'sum' })).toBeVisible()
    await page.getByRole('link', { name: 'Back to the comment' }).click()
    await page.getByRole('link', { name: `Reply to ${anna.name}` }).click()
    await page.getByRole('textbox', { name: `Reply to ${anna.name}` }).fill('It is.')
    await page.getByRole('button', { name: 'Reply', exact: true }).click()
    await page.goto(paragraph)
    await expect(page.getByText('It is.')).toBeVisible()
    await page.getByRole('link', { name: `Report the comment by ${anna.name}` }).click()
    await page.getByRole('radio', { name: /Something else/ }).check()
    await page.getByRole('button', { name: 'Report', exact: true }).click()
    await expect(page.getByText('Say in a few words what is wrong.')).toBeVisible()
    await expect(page.getByRole('radio', { name: /Something else/ })).toBeChecked()
    await page.getByRole('textbox', { name: 'In your words' }).fill('Written by a machine.')
    await page.getByRole('button', { name: 'Report', exact: true }).click()
    await expect(page.getByText('You reported this. A moderator will look at it.')).toBeVisible()
    const flags = await sql('SELECT reason_code, note FROM flag WHERE reporter_id = $1', [boris.id])
    expect(flags).toEqual([{ reason_code: 'other', note: 'Written by a machine.' }])
  })
})

test('the claim of a check is followed and the check reported, with the last words kept on a refusal', async ({
  page,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
  isMobile,
}) => {
  test.skip(isMobile, 'The same forms as on a desk.')
  const [made, author, reader] = [await article(), await person(), await person()]
  const [, paragraph] = made.paragraphs
  if (!paragraph) throw new Error('The article has paragraphs.')
  const judged = { verdict: 'false', conclusion: 'It costs 40.' }
  const id = await addCheck(sql, author, { article: made, paragraph, words: '30 million' }, judged)
  const report = `/fact-checks/${id}/report`
  await page.goto(report)
  await page.getByRole('link', { name: 'Sign in to report' }).click()
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await signIn(reader)

  await test.step('following is remembered', async () => {
    await page.goto(`/fact-checks/${id}`)
    const follow = page.getByRole('button', { name: 'Follow this claim' })
    await follow.click()
    await expect(follow).toHaveText('Following')
    await expect
      .poll(() => sql('SELECT is_on FROM follow WHERE user_id = $1', [reader.id]))
      .toEqual([{ is_on: true }])
    await page.reload()
    await expect(follow).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('the report needs words where its reason says nothing by itself, and is made once', async () => {
    await page.getByRole('link', { name: 'Report this fact-check' }).click()
    await page.waitForURL(report)
    await checkAccessibility(page)
    await page.getByRole('radio', { name: /^Something else/ }).check()
    await page.getByRole('button', { name: 'Report' }).click()
    await expect(page.getByText('Say in a few words what is wrong.')).toBeVisible()
    await expect(page.getByRole('radio', { name: /^Something else/ })).toBeChecked()
    await page.getByLabel('In your words').fill('The source is an advert.')
    await page.getByRole('button', { name: 'Report' }).click()
    await expect(page.getByText('You reported this. A moderator will look at it.')).toBeVisible()
    await page.goto(report)
    await expect(page.getByText('You reported this. A moderator will look at it.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Report' })).toHaveCount(0)
  })
})
