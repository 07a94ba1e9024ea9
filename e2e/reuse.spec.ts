import type { Page } from '@playwright/test'
import { sourceSite } from './environment'
import { type Article, expect, newId, type Person, test } from './fixtures'
import { choose } from './people-do'

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

/** A published check of the second paragraph of an article, straight in the database. */
async function aPublishedCheck(sql: Sql, article: Article, author: Person, claim: string): Promise<string> {
  const [id, claimId, anchorId, occurrenceId] = [newId(), newId(), newId(), newId()]
  const [revision] = await sql<{ id: string }>('SELECT id FROM revision WHERE article_id = $1', [article.id])
  await sql('INSERT INTO anchor (id, article_id, paragraph_id, revision_id) VALUES ($1, $2, $3, $4)', [
    anchorId,
    article.id,
    article.paragraphs[1]?.id,
    revision?.id,
  ])
  await sql('INSERT INTO claim (id, text) VALUES ($1, $2)', [claimId, claim])
  await sql('INSERT INTO occurrence (id, claim_id, anchor_id) VALUES ($1, $2, $3)', [
    occurrenceId,
    claimId,
    anchorId,
  ])
  await sql(
    `INSERT INTO fact_check (id, article_id, claim_id, occurrence_id, author_id, state, published_version, submitted_at, published_at)
     VALUES ($1, $2, $3, $4, $5, 'published', 1, now(), now())`,
    [id, article.id, claimId, occurrenceId, author.id],
  )
  await sql(
    `INSERT INTO fact_check_version (fact_check_id, number, author_id, claim, verdict, conclusion, explanation, explanation_html)
     VALUES ($1, 1, $2, $3, 'missing-context', 'It leaves out what running it costs.', 'See the budget.', '<p>See the budget.</p>')`,
    [id, author.id, claim],
  )
  return id
}

async function otherBrowser(page: Page) {
  const context = await page
    .context()
    .browser()
    ?.newContext({
      baseURL: new URL(page.url()).origin,
      viewport: page.viewportSize(),
    })
  if (!context) throw new Error('no browser')
  return context
}

test('a check of another article is found while typing, proposed, let in by a moderator, and read by everyone', async ({
  page,
  article,
  person,
  signIn,
  sql,
  checkAccessibility,
  isMobile,
}) => {
  test.skip(isMobile, 'The column of a phone is walked by the main job, and the desk is worked at on a desk.')
  const claim = `The tram of ${newId().slice(-6)} costs 30 million euros.`
  const [origin, place] = [await article(), await article()]
  const checkId = await aPublishedCheck(sql, origin, await person(), claim)
  const [proposer, moderator] = [await person(), await person('moderator')]
  await signIn(proposer)
  await page.goto(`${place.url}/p/${place.paragraphs[1]?.id}/check?quote=30%20million`)
  await page.getByLabel('The claim in one sentence').pressSequentially(claim.slice(0, -12))
  const found = page.getByRole('region', { name: 'Checked already' }).getByRole('listitem').first()
  await expect(found).toContainText(claim)
  await expect(found).toContainText('Missing context')
  await expect(found).toContainText(origin.title)
  await expect(page.getByRole('status').filter({ hasText: 'similar claim' })).toBeAttached()
  await checkAccessibility(page)
  await found.getByRole('button', { name: /Reuse this check here/ }).click()
  await expect(found.getByText('A moderator looks whether it fits here')).toBeVisible()

  await page.goto('/mine')
  const own = page.getByRole('region', { name: /proposed for other places/ })
  await expect(own.getByText('Waiting for a moderator')).toBeVisible()
  await page.goto(place.url)
  // In the page on a phone as well, where it waits for its sheet.
  await expect(page.locator('[data-own]', { hasText: 'Proposed: a check from another place' })).toHaveCount(1)

  const context = await otherBrowser(page)
  await signIn(moderator, context)
  const desk = await context.newPage()
  await desk.goto('/review')
  const queue = desk.getByRole('navigation', { name: 'Queue' })
  const waiting = queue.getByRole('listitem').filter({ hasText: proposer.name })
  await expect(waiting.getByText(/Same claim elsewhere/)).toBeVisible()
  await waiting.getByRole('link').click()
  await expect(desk.getByRole('heading', { name: 'Does this check stand here too?' })).toBeVisible()
  await expect(desk.locator('mark')).toHaveText('30 million')
  await checkAccessibility(desk)
  const panel = desk.getByRole('complementary', { name: 'Decision' })
  await choose(panel.getByRole('radio', { name: 'Decline' }))
  await panel.getByRole('button', { name: /Decline/ }).click()
  await expect(panel.getByText('Choose a reason. The author and the record show it.')).toBeVisible()
  await choose(panel.getByRole('radio', { name: 'Let it stand here' }))
  await panel.getByRole('button', { name: /Let it stand here/ }).click()
  await expect(desk.getByText('You let a check stand in another place')).toBeVisible()

  const reader = await (await otherBrowser(page)).newPage()
  await expect
    .poll(async () => (await reader.request.get(place.url)).text(), { timeout: 4_000, intervals: [100] })
    .toContain('Checked in another place')
  await reader.goto(place.url)
  await expect(reader.getByText('1 claim checked')).toBeVisible()
  await expect(reader.locator('mark.checked')).toHaveText('30 million')
  await expect
    .poll(async () => (await reader.request.get(`/fact-checks/${checkId}`)).text(), {
      timeout: 4_000,
      intervals: [100],
    })
    .toContain('Also stands in')
  await reader.goto(`/fact-checks/${checkId}`)
  await expect(reader.getByRole('link', { name: `${place.title} · ¶ 2` })).toBeVisible()
  await reader.goto('/record?kind=occurrence.accepted')
  await expect(reader.getByText(claim).first()).toBeVisible()
  await page.goto('/mine')
  await expect(own.getByText('The same claim, and the check holds here')).toBeVisible()
  await reader.context().close()
  await context.close()
})

test('a pasted link fills what is empty and nothing else', async ({
  page,
  article,
  person,
  signIn,
  isMobile,
}) => {
  test.skip(isMobile, 'The same fields as on a desk.')
  await signIn(await person())
  const { url, paragraphs } = await article()
  await page.goto(`${url}/p/${paragraphs[1]?.id}/check`)
  const [link, title, publisher] = ['Link', 'Title', 'Publisher'].map((label) =>
    page.getByLabel(label).first(),
  )
  if (!link || !title || !publisher) throw new Error('no fields')
  await title.fill('My own words')
  await link.fill(`${sourceSite()}/budget?session=1`)
  await link.blur()
  await expect(publisher).toHaveValue('Café Council')
  await expect(title).toHaveValue('My own words')

  await title.fill('')
  await link.fill(`${sourceSite()}/budget`)
  await link.blur()
  await expect(title).toHaveValue('Budget –2026–')

  await title.fill('')
  await link.fill('http://127.0.0.1:1/inside')
  await link.blur()
  await expect(page.getByText('Nothing could be read there.')).toBeVisible()
  await expect(title).toHaveValue('')
  const refused = await page.request.post('/api/source-preview', { form: { url: 'https://a.example' } })
  expect(refused.status()).toBe(403)
})
