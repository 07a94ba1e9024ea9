import type { Page } from '@playwright/test'
import { addHeldComment, addReportedComment, addWaitingCheck } from './desk-scene'
import { expect, test } from './fixtures'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Decision' })
const rows = (page: Page) => page.locator('[data-case]')

test('a moderator clears twenty mixed cases by keyboard alone', async ({
  page,
  article,
  person,
  signIn,
  sql,
  isMobile,
}) => {
  test.skip(isMobile, 'a phone has no keyboard')
  const [author, reporter, lena] = [await person(), await person(), await person('moderator')]
  const scene = { sql, article: await article(), author }
  for (let count = 1; count <= 8; count++) await addWaitingCheck(scene, `Claim ${count} is made.`, count)
  for (let count = 1; count <= 6; count++) await addHeldComment(scene, `Held ${count}`, 10 + count)
  for (let count = 1; count <= 6; count++)
    await addReportedComment(scene, `Reported ${count}`, { hours: 20 + count, reporter })
  await signIn(lena)
  await page.goto(`/review?article=${scene.article.slug}`)
  await expect(rows(page)).toHaveCount(20)

  await expect(async () => {
    await page.keyboard.press('j')
    await expect(rows(page).first().getByRole('link')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of the desk' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('o')

  for (let left = 20; left > 0; left--) {
    await expect(rows(page)).toHaveCount(left)
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toBeVisible()
    if (left < 20) await expect(heading).toBeFocused()
    const isCheck = (await panel(page).getByRole('radio', { name: 'Publish' }).count()) > 0
    const id = page.url()
    await expect(async () => {
      await page.keyboard.press(isCheck ? 'p' : 'x')
      await expect(panel(page).getByRole('radio', { name: isCheck ? 'Publish' : 'Hide it' })).toBeChecked({
        timeout: 500,
      })
    }).toPass()
    if (!isCheck) await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL((url) => url.href !== id && url.searchParams.has('decided'))
  }
  await expect(page.getByText('Nothing in this filter waits that you could decide.')).toBeVisible()
  const outcomes = await sql(
    'SELECT kind, outcome, count(*)::int FROM review_case WHERE article_id = $1 GROUP BY 1, 2 ORDER BY 1',
    [scene.article.id],
  )
  expect(outcomes).toEqual([
    { kind: 'comment', outcome: 'hide', count: 6 },
    { kind: 'fact-check', outcome: 'publish', count: 8 },
    { kind: 'flag', outcome: 'hide', count: 6 },
  ])
})

test('the queue is filtered and searched in its address, and a filter is kept under a name', async ({
  page,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
  isMobile,
}) => {
  test.skip(isMobile, 'The desk is worked at on a desk; a phone decides below.')
  const [author, lena] = [await person(), await person('moderator')]
  const scene = { sql, article: await article(), author }
  await addWaitingCheck(scene, 'A zeppelin lands.', 30)
  await addHeldComment(scene, 'No zeppelin at all', 1)
  await signIn(lena)
  await page.goto(`/review?article=${scene.article.slug}`)
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).first()).toContainText('overdue')
  await checkAccessibility(page)

  await page.getByRole('searchbox', { name: 'Search what waits' }).fill('zeppelin lands')
  await page.getByRole('searchbox', { name: 'Search what waits' }).press('Enter')
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('link', { name: 'Held 0' }).waitFor({ state: 'detached' })
  await page.goto(`/review?article=${scene.article.slug}&kind=comment`)
  await expect(rows(page)).toHaveCount(1)

  await page.getByText('Save this filter').click()
  await page.getByLabel('Name of the filter').fill('Held here')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Rename or delete “Held here”')).toBeVisible()
  await page.goto('/review')
  await page.getByRole('list', { name: 'Saved filters' }).getByRole('link', { name: 'Held here' }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByText('Rename or delete').click()
  await page.getByRole('button', { name: 'Delete this filter' }).click()
  await expect(page.getByText('Save this filter')).toBeVisible()
  expect(await sql('SELECT 1 FROM saved_filter WHERE user_id = $1', [lena.id])).toEqual([])
})

test('spam is selected, looked at and hidden together; what a colleague did first is said', async ({
  page,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
  isMobile,
}) => {
  test.skip(isMobile, 'The desk is worked at on a desk; a phone decides below.')
  const [author, reporter, lena] = [await person(), await person(), await person('moderator')]
  const scene = { sql, article: await article(), author }
  for (const body of ['Buy one', 'Buy two']) await addReportedComment(scene, body, { hours: 3, reporter })
  const first = await addHeldComment(scene, 'Buy three', 1)
  await signIn(lena)
  await page.goto(`/review?article=${scene.article.slug}`)
  const boxes = page.getByRole('checkbox', { name: /^Select/ })
  await boxes.first().check()
  await boxes.last().click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Decide 3 together' }).click()

  const forecast = page.getByRole('list', { name: 'What will happen' })
  await expect(forecast.getByText('Vanishes from its page')).toHaveCount(2)
  await expect(forecast.getByText('Stays hidden, for good')).toHaveCount(1)
  await expect(page.getByText('2 will vanish from where everyone reads them now.')).toBeVisible()
  await checkAccessibility(page)
  await sql(
    "UPDATE review_case SET state = 'closed', outcome = 'show', reason_code = 'within-rules', closed_at = now(), closed_by_id = $2 WHERE id = $1",
    [first, reporter.id],
  )
  await page.getByRole('radio', { name: 'Advertising or spam' }).check()
  await page.getByRole('button', { name: 'Hide 3 comments' }).click()
  await expect(page.getByText('2 of 3 decided.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'What has happened' })).toContainText(
    `${reporter.name} was first and let it appear`,
  )
  expect(
    await sql("SELECT count(*)::int FROM comment WHERE article_id = $1 AND state = 'hidden'", [
      scene.article.id,
    ]),
  ).toEqual([{ count: 2 }])
})

test('a decision is taken back, and a note and a look are seen by a colleague', async ({
  page,
  browser,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
}) => {
  const [author, lena, ola] = [await person(), await person('moderator'), await person('moderator')]
  const scene = { sql, article: await article(), author }
  const check = await addWaitingCheck(scene, 'A bridge is built.', 5)
  await sql(
    `INSERT INTO decision_template (id, kind, decision, reason_code, title, words)
     VALUES (gen_random_uuid(), 'fact-check', 'reject', 'rules', 'Bridges', '{author}: “{quote}” is no bridge.')`,
  )
  await signIn(lena)
  await page.goto(`/review/${check}?article=${scene.article.slug}`)
  await expect(page.getByRole('heading', { name: 'A bridge is built.' })).toBeVisible()
  await panel(page).getByLabel('Template').selectOption({ label: 'Reject: Bridges' })
  await expect(panel(page).getByLabel('In your words')).toHaveValue(
    `${author.name}: “costs 30 million” is no bridge.`,
  )
  await sql("DELETE FROM decision_template WHERE title = 'Bridges'")
  await checkAccessibility(page)

  const other = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await signIn(ola, other)
  const theirs = await other.newPage()
  await theirs.goto(`/review/${check}`)
  await expect(theirs.getByText(`${lena.name} is looking`)).toBeVisible()

  await panel(page).getByLabel('Note for colleagues').fill('Ask the harbour office.')
  await panel(page).getByRole('button', { name: 'Add the note' }).click()
  await expect(panel(page).getByText('Ask the harbour office.')).toBeVisible()
  await expect(theirs.getByText('Something has happened to this case meanwhile.')).toBeVisible()
  await theirs.getByRole('button', { name: 'Show it as it stands now' }).click()
  await expect(theirs.getByText('Ask the harbour office.')).toBeVisible()
  await other.close()

  await panel(page)
    .getByRole('button', { name: /^Reject/ })
    .click()
  await expect(page.getByText('You rejected')).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('Taken back, and it waits again:')).toBeVisible()
  await expect(panel(page).getByText('Ask the harbour office.')).toBeVisible()
  await expect(page.getByText('taken back ·')).toBeVisible()
  expect(await sql('SELECT state FROM fact_check WHERE id = $1', [check])).toEqual([{ state: 'submitted' }])
  expect(await sql('SELECT 1 FROM notification WHERE user_id = $1', [author.id])).toEqual([])
})
