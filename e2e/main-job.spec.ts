import { baseUrl, demoPeople } from './environment'
import { expect, test } from './fixtures'
import { decide, fillInCheck, judgement, signInWithForm, signOutFromMenu } from './people-do'

test('a check goes from a member through a moderator to a signed-out reader', async ({
  page,
  browser,
  article,
  sql,
  checkAccessibility,
}) => {
  const [member, moderator] = [
    demoPeople().find(({ role }) => role === 'member'),
    demoPeople().find(({ role }) => role === 'moderator'),
  ]
  if (!member || !moderator) throw new Error('The seed makes a member and a moderator.')
  const { url, title, paragraphs } = await article()
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(url)
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await test.step('the member comments and sees it at once', async () => {
    await signInWithForm(page, member)
    await page.goto(url)
    await page.getByRole('button', { name: 'Comment on paragraph 2' }).click()
    await page.getByRole('textbox', { name: 'Comment on paragraph 2' }).fill('Which *budget* is this?')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Which budget is this?')).toBeVisible()
  })

  await test.step('a signed-out reader sees the comment within two seconds', async () => {
    await expect
      .poll(async () => (await reader.request.get(url)).text(), { timeout: 5_000, intervals: [100] })
      .toContain('<em>budget</em>')
  })

  await test.step('the member checks a claim and learns where it stands', async () => {
    await page.goto(url)
    await page.getByRole('link', { name: 'Check a claim in paragraph 2' }).click()
    await page.getByLabel('The quoted words').fill('30 million')
    await fillInCheck(page)
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await expect(page.getByRole('heading', { name: /Waiting for review/ })).toBeVisible()
    await page.goto(url)
    if ((page.viewportSize()?.width ?? 0) < 1100) {
      await page.getByRole('button', { name: '1 comment on paragraph 2' }).click()
      const sheet = page.getByRole('dialog')
      await expect(sheet.getByText('Waiting for review')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(sheet).toHaveCount(0)
    } else await expect(page.getByText('Waiting for review').first()).toBeVisible()
  })

  await test.step('nobody else sees it', async () => {
    expect(await (await reader.request.get(url)).text()).not.toContain(judgement.conclusion)
  })

  await test.step('the moderator publishes it with a reason', async () => {
    await signOutFromMenu(page, member.name)
    await signInWithForm(page, moderator)
    const [check] = await sql<{ id: string }>(
      'SELECT fact_check.id FROM fact_check JOIN article ON article.id = article_id WHERE slug = $1',
      [url.slice('/articles/'.length)],
    )
    await page.goto('/review')
    await page.goto(`/review/${check?.id}`)
    await expect(page.getByRole('heading', { name: judgement.claim })).toBeVisible()
    await decide(page, 'Publish')
    await expect(page.getByText('You published')).toBeVisible()
  })

  await test.step('a signed-out reader sees it within two seconds, on the article and on its own page', async () => {
    await expect
      .poll(async () => (await reader.request.get(url)).text(), { timeout: 5_000, intervals: [100] })
      .toContain(judgement.conclusion)
    await reader.reload()
    await expect(reader.getByText('1 missing context')).toBeVisible()
    await expect(reader.locator('mark', { hasText: '30 million' })).toBeVisible()
    const href = await reader.locator('a[href^="/fact-checks/"]').first().getAttribute('href')
    await reader.goto(href ?? '')
    await expect(reader.getByRole('heading', { level: 1, name: judgement.claim })).toBeVisible()
    await expect(reader.getByText(paragraphs[1]?.text.slice(0, 14) ?? 'no text').first()).toBeVisible()
    await expect(reader.getByText(moderator.name).first()).toBeVisible()
  })

  await test.step('the record tells of the decision', async () => {
    await reader.goto('/record')
    await reader.getByLabel('Words in a claim or a reason').fill(judgement.claim)
    await reader.getByLabel('What happened').selectOption('Checks published')
    await reader.getByText('By article, person, reason or time').click()
    await reader.getByLabel('Article').fill(`${baseUrl()}${url}`)
    await reader.getByRole('button', { name: 'Show' }).click()
    const entry = reader.getByRole('list', { name: 'Entries' }).getByRole('listitem')
    await expect(entry).toHaveCount(1)
    await expect(entry).toContainText(`${moderator.name} published a check of “${judgement.claim}” in “`)
    await checkAccessibility(reader)
    const file = await reader.getByRole('link', { name: 'Download as JSON' }).getAttribute('href')
    const { entries, head } = await (await reader.request.get(file ?? '')).json()
    expect(entries).toMatchObject([
      { kind: 'fact-check.published', by: moderator.name, claim: judgement.claim },
    ])
    expect(head.hash).toMatch(/^[0-9a-f]{64}$/)
    await entry.getByRole('link', { name: 'link to this entry' }).click()
    await expect(reader.getByText(entries[0].hash)).toBeVisible()
    await reader.getByRole('link', { name: 'Read it among the others' }).click()
    await expect(reader.locator('li:target')).toContainText(judgement.claim)
    await reader.getByRole('link', { name: 'The moderators in figures' }).click()
    await expect(reader.getByRole('img', { name: /^Chart: Waiting time/ })).toBeVisible()
    await reader.getByText('The numbers as a table').first().click()
    await expect(reader.getByRole('cell').first()).toBeVisible()
  })
  await reader.context().close()
})
