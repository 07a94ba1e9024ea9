import { addCheck, addComment } from './annotated'
import { sourceSite } from './environment'
import { expect, newId, test } from './fixtures'

const pasted = `Council agrees on a plan for schools
By Jane Doe
Source: https://example.org/schools

The council met on Monday and agreed on a new plan for schools.

What it costs

The plan costs 40 million, the mayor said.`

test('an editor pastes a text, sees what it would be, writes on in it by keyboard, publishes it and takes it back', async ({
  page,
  person,
  signIn,
  checkLooks,
  isMobile,
}) => {
  const editor = await person('editor')
  await signIn(editor)
  await page.goto('/editor')
  await checkLooks(page)
  await page.getByRole('link', { name: 'New article' }).click()
  const title = `Council agrees on a plan ${newId().slice(-6)}`
  const text = page.getByLabel('The text', { exact: true })
  await text.fill(title)
  await page.getByRole('button', { name: 'Look at it as an article' }).click()
  await expect(page.getByText('This text has a title but nothing under it.')).toBeVisible()
  const own = `schools-${newId().slice(-6)}`
  await text.fill(
    pasted.replace('Council agrees on a plan for schools', title).replace('schools\n', `${own}\n`),
  )
  await page.getByRole('button', { name: 'Look at it as an article' }).click()
  const preview = page.getByRole('region', { name: 'What would be kept: a title and 3 paragraphs' })
  await expect(preview.getByText('heading', { exact: false })).toBeVisible()
  await expect(preview.getByText(`https://example.org/${own}`)).toBeVisible()
  await checkLooks(page)
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  const fields = page.getByRole('list').getByRole('textbox')
  await expect(fields).toHaveCount(3)
  await fields.nth(2).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('She gave no sources.')
  await expect(fields).toHaveCount(4)
  await expect(fields.nth(3)).toHaveValue('She gave no sources.')
  if (!isMobile) {
    await page.keyboard.press('Alt+ArrowUp')
    await expect(fields.nth(2)).toHaveValue('She gave no sources.')
    await expect(fields.nth(2)).toBeFocused()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('Backspace')
    await expect(fields).toHaveCount(3)
    await expect(fields.nth(1)).toHaveValue('What it costs She gave no sources.')
    await page.getByRole('button', { name: 'Take the last step back' }).click()
    await expect(fields).toHaveCount(4)
  }
  await page.getByRole('button', { name: 'Take out heading 2' }).click()
  await expect(fields).toHaveCount(3)
  await page.getByLabel('Kind of paragraph 3').selectOption('note')
  await expect(page.getByText('Saved as a draft')).toBeVisible()
  await checkLooks(page)

  await page.getByRole('button', { name: 'Look at what changes' }).click()
  await expect(page.getByText('What would be kept: a title and 3 paragraphs')).toBeVisible()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('It is public now.')).toBeVisible()
  await page.getByRole('link', { name: 'See it' }).click()
  await page.waitForURL(/\/articles\//)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('She gave no sources.')).toBeVisible()
  const address = page.url()
  expect(address).toMatch(/\/articles\//)

  await page.goBack()
  await page.getByText('Unpublish it').click()
  await page.getByRole('button', { name: 'Unpublish', exact: true }).click()
  await expect(page.getByText('Say why: it stands in the public record.')).toBeVisible()
  await page.getByLabel('Why', { exact: true }).fill('It was not ours to tell.')
  await page.getByRole('button', { name: 'Unpublish', exact: true }).click()
  await expect(page.getByText('Unpublished', { exact: true })).toBeVisible()
  await expect.poll(async () => (await page.request.get(address)).status()).toBe(404)
  await page.goto('/record')
  await expect(page.getByText('It was not ours to tell.').first()).toBeVisible()
})

test('before a text is published it is shown what happens to each verdict, and a correction says what it corrects', async ({
  page,
  person,
  signIn,
  article,
  sql,
  checkLooks,
}) => {
  const editor = await person('editor')
  const words = 'The plan costs 30 million, the mayor said.'
  const mine = await article(['The council met on Monday.', words, 'It rained all day.'])
  const [, paragraph = { id: '', text: '' }, last = paragraph] = mine.paragraphs
  const target = { article: mine, paragraph, words: 'The plan costs 30 million' }
  await addCheck(sql, await person(), target, {
    verdict: 'false',
    conclusion: 'It costs more.',
  })
  await addComment(sql, await person(), { article: mine, paragraph: last }, 'Did it?')
  await signIn(editor)
  await page.goto(`/editor/${mine.slug}`)
  const fields = page.getByRole('list').getByRole('textbox')
  await fields.nth(1).fill(words.replace('30', '31'))
  await page.getByRole('button', { name: 'Take out paragraph 3' }).click()
  await page.getByRole('button', { name: 'Look at what changes' }).click()
  await expect(page.getByRole('heading', { name: 'What changes' })).toBeVisible()
  await expect(page.getByRole('deletion').filter({ hasText: 'It rained all day.' })).toHaveCount(2)
  const fates = page.getByRole('listitem').filter({ hasText: /^Words/ })
  await expect(fates).toHaveCount(2)
  await expect(fates.nth(0)).toContainText('False: It costs more.')
  await expect(fates.nth(0)).toContainText('the verdict is dimmed and goes back to the desk')
  await expect(fates.nth(1)).toContainText('Did it?')
  await checkLooks(page)

  await page.getByLabel('Correction').check()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('Say what is put right: readers are told.')).toBeVisible()
  await expect(page.getByLabel('Correction')).toBeChecked()
  await page.getByLabel('What is changed').fill('It costs 31 million, not 30.')
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('It is public now.')).toBeVisible()
  await expect(page.getByText('Revision 2')).toBeVisible()
  const [drift] = await sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM review_case WHERE kind = 'drift' AND state = 'open' AND article_id = $1`,
    [mine.id],
  )
  expect(drift?.count).toBe(1)
})

test('of two editors the one behind is told and loses nothing, and a text is published when it is due', async ({
  page,
  browser,
  person,
  signIn,
  article,
  sql,
  isMobile,
}) => {
  test.skip(isMobile, 'The same forms as in the journeys above, which a phone walks.')
  const mine = await article()
  const [one, other] = [await person('editor'), await person('editor')]
  await signIn(one)
  await page.goto(`/editor/${mine.slug}`)
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await signIn(other, context)
  const second = await context.newPage()
  await second.goto(`/editor/${mine.slug}`)
  const fieldsOf = (where: typeof page) => where.getByRole('list').getByRole('textbox')
  await fieldsOf(page).nth(0).fill('The first editor wrote this.')
  await expect(page.getByText('Saved as a draft')).toBeVisible()
  await fieldsOf(second).nth(0).fill('The second editor wrote that.')
  const told = second.getByRole('alert', { name: 'This text' })
  await expect(told).toContainText(`${one.name} saved another text`)
  await expect(told).toContainText('The first editor wrote this.')
  await expect(fieldsOf(second).nth(0)).toHaveValue('The second editor wrote that.')
  await told.getByRole('button', { name: 'Keep what stands here' }).click()
  await expect(second.getByText('Saved as a draft')).toBeVisible()
  await context.close()

  await page.goto(`/editor/${mine.slug}/publish`)
  await expect(page.getByText('The second editor wrote that.').first()).toBeVisible()
  await page.getByLabel('Or at a time, in UTC').fill('2020-01-01T10:00')
  await page.getByRole('button', { name: 'Publish it then' }).click()
  await expect(page.getByText('This time is over, or nearly.')).toBeVisible()
  await page
    .getByLabel('Or at a time, in UTC')
    .fill(new Date(Date.now() + 3_600_000).toISOString().slice(0, 16))
  await page.getByRole('button', { name: 'Publish it then' }).click()
  await expect(page.getByText('It will be published, as it then stands, at')).toBeVisible()
  await sql("UPDATE article_schedule SET due_at = now() - interval '1 second' WHERE article_id = $1", [
    mine.id,
  ])
  await expect
    .poll(async () => (await page.request.get(mine.url)).text(), { timeout: 30_000 })
    .toContain('The second editor wrote that.')
})

test('without JavaScript a text is kept, changed, divided and published by plain forms', async ({
  browser,
  person,
  signIn,
  isMobile,
  baseURL,
}) => {
  test.skip(isMobile, 'The same forms as in the journeys above, which a phone walks.')
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  await signIn(await person('editor'), context)
  const page = await context.newPage()
  await page.goto('/editor/new')
  const title = `By plain forms ${newId().slice(-6)}`
  await page.getByLabel('The text', { exact: true }).fill(`${title}\n\nOne paragraph. And another.`)
  await page.getByRole('button', { name: 'Look at it as an article' }).click()
  await expect(page.getByText('What would be kept: a title and 1 paragraph')).toBeVisible()
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  const field = page.getByRole('list').getByRole('textbox')
  await field.fill('One paragraph.\nAnd another.')
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await page.getByRole('link', { name: 'Look at what changes' }).click()
  await expect(page.getByText('What would be kept: a title and 2 paragraphs')).toBeVisible()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('It is public now.')).toBeVisible()
  await context.close()
})

test('an article is read where it stands, and what its source says later is looked at and published', async ({
  page,
  person,
  signIn,
  sql,
  isMobile,
}) => {
  test.skip(isMobile, 'The same forms as in the journeys above, which a phone walks.')
  await signIn(await person('editor'))
  await page.goto('/editor/new')
  await page.getByLabel('Its address').fill(`${sourceSite()}/budget`)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('No article was found in this page')).toBeVisible()
  await page.getByLabel('Its address').fill(`${sourceSite()}/story`)
  await page.getByRole('button', { name: 'Read it' }).click()
  const preview = page.getByRole('region', { name: 'What would be kept: a title and 3 paragraphs' })
  await expect(preview.getByText('Jane Doe')).toBeVisible()
  await page.getByRole('button', { name: 'Keep what was read' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge opens again' })).toBeVisible()
  const slug = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const fields = page.getByRole('list').getByRole('textbox')
  await fields.nth(0).fill('After two years of repairs the old bridge opened again on Monday.')
  await expect(page.getByText('Saved as a draft')).toBeVisible()
  await page.getByRole('button', { name: 'Look at what changes' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await page.getByRole('link', { name: 'See it' }).click()
  await expect(page.getByRole('article').locator('strong', { hasText: '12 million' })).toBeVisible()

  const now = { title: 'The bridge opens again', metadata: {}, paragraphs: [{ text: 'It cost 14 million.' }] }
  await sql(
    `INSERT INTO revision_proposal (id, article_id, "from", article, digest, url, read_at)
     SELECT $1::uuid, id, 1, $2::jsonb, $5, $3, now() FROM article WHERE slug = $4`,
    [newId(), JSON.stringify(now), `${sourceSite()}/story`, slug, newId()],
  )
  await page.goto('/editor?show=proposed')
  await page.getByRole('link', { name: 'The bridge opens again' }).first().click()
  await page.getByRole('button', { name: 'Look at what it changes' }).click()
  await expect(page.getByRole('insertion').filter({ hasText: '14 million' })).toHaveCount(1)
  await expect(page.getByLabel('Changed at its source')).toBeChecked()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('It is public now.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Another text' })).toHaveCount(0)
})

test('a feed is watched, and watched no more', async ({ page, person, signIn, checkLooks }) => {
  await signIn(await person('editor'))
  await page.goto('/editor')
  await page.getByRole('link', { name: 'Watched feeds' }).click()
  await page.getByLabel('The address of a feed').fill('not an address')
  await page.getByRole('button', { name: 'Watch it', exact: true }).click()
  await expect(page.getByLabel('The address of a feed')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('The address of a feed')).toHaveValue('not an address')
  const feed = `https://${newId()}.test.example/feed.xml`
  await page.getByLabel('The address of a feed').fill(feed)
  await page.getByRole('button', { name: 'Watch it', exact: true }).click()
  await expect(page.getByText('It is watched from now on.')).toBeVisible()
  const entry = page.getByRole('listitem').filter({ hasText: feed })
  await expect(entry).toBeVisible()
  await checkLooks(page)
  await entry.getByRole('button', { name: /Watch it no more/ }).click()
  await expect(entry).toHaveCount(0)
})
