import { XMLParser } from 'fast-xml-parser'
import { exportSchema } from '../lib/export/shape'
import { type Article, expect, newId, type Person, sessionCookie, test } from './fixtures'

type Sql = <Row extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
type Scene = { sql: Sql; author: Person; article: Article }

/** A check in a state, with its claim, in the database; published ones with the decision that published them. */
async function check({ sql, author, article }: Scene, state: string, claim: string): Promise<string> {
  const [id, claimId, anchorId, occurrenceId] = [newId(), newId(), newId(), newId()]
  const paragraphId = article.paragraphs[1]?.id
  const isPublic = state === 'published' || state === 'retracted'
  await sql('INSERT INTO claim (id, text) VALUES ($1, $2)', [claimId, claim])
  await sql(
    'INSERT INTO anchor (id, article_id, paragraph_id, revision_id) SELECT $1, $2, $3, id FROM revision WHERE article_id = $2',
    [anchorId, article.id, paragraphId],
  )
  await sql('INSERT INTO occurrence (id, claim_id, anchor_id) VALUES ($1, $2, $3)', [
    occurrenceId,
    claimId,
    anchorId,
  ])
  await sql(
    `INSERT INTO fact_check (id, article_id, claim_id, occurrence_id, author_id, state, submitted_at, published_version, published_at, retracted_at, retract_code)
     VALUES ($1, $2, $3, $4, $5, $6, now(), $7, $8, $9, $10)`,
    [
      id,
      article.id,
      claimId,
      occurrenceId,
      author.id,
      state,
      isPublic ? 1 : null,
      isPublic ? new Date() : null,
      ...(state === 'retracted' ? [new Date(), 'was-wrong'] : [null, null]),
    ],
  )
  await sql(
    `INSERT INTO fact_check_version (fact_check_id, number, author_id, claim, verdict, conclusion, explanation, explanation_html)
     VALUES ($1, 1, $2, $3, 'missing-context', 'The sum leaves out the running costs.', 'See page 3.', '<p>See page 3.</p>')`,
    [id, author.id, claim],
  )
  return id
}

async function decided(sql: Sql, id: string, moderator: Person, decision: string) {
  const caseId = newId()
  await sql(
    `INSERT INTO review_case (id, kind, state, fact_check_id, closed_at, closed_by_id, outcome, reason_code)
     VALUES ($1, 'fact-check', 'closed', $2, now(), $3, $4, 'other')`,
    [caseId, id, moderator.id, decision],
  )
  await sql(
    "INSERT INTO review (id, fact_check_id, version_number, case_id, moderator_id, decision, reason_code, reason) VALUES ($1, $2, 1, $3, $4, $5, 'other', 'Name the page.')",
    [newId(), id, caseId, moderator.id, decision],
  )
}

async function comment({ sql, author, article }: Scene, body: string, state = 'visible') {
  const [id, anchorId] = [newId(), newId()]
  const paragraphId = article.paragraphs[0]?.id
  await sql(
    'INSERT INTO anchor (id, article_id, paragraph_id, revision_id) SELECT $1, $2, $3, id FROM revision WHERE article_id = $2',
    [anchorId, article.id, paragraphId],
  )
  await sql(
    `INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, state, body, body_html)
     VALUES ($1, $2, $3, $4, $1, $5, $6, $7, '<p></p>')`,
    [id, article.id, paragraphId, anchorId, author.id, state, body],
  )
  await sql('INSERT INTO comment_version (comment_id, number, editor_id, body) VALUES ($1, 1, $2, $3)', [
    id,
    author.id,
    body,
  ])
}

test('a profile shows what someone published and nothing else, and names lead to it', async ({
  page,
  request,
  person,
  article,
  sql,
  checkAccessibility,
  checkLooks,
}) => {
  const [author, moderator] = [await person(), await person('moderator')]
  const scene = { sql, author, article: await article() }

  await test.step('a new person has an empty profile; nobody has none', async () => {
    await page.goto(`/people/${author.handle}`)
    await expect(page.getByRole('heading', { level: 1, name: author.name })).toBeVisible()
    await expect(page.getByText('has no published check yet')).toBeVisible()
    await checkAccessibility(page)
    const nobody = await page.goto('/people/nobody-at-all')
    expect(nobody?.status()).toBe(404)
  })

  const published: string[] = []
  for (let n = 1; n <= 11; n++) {
    const id = await check(scene, 'published', `Claim ${n}: a & b ]]> <i>c</i> ]]>.`)
    await decided(sql, id, moderator, 'publish')
    published.push(id)
  }
  await check(scene, 'retracted', 'A claim that was retracted.')
  await check(scene, 'submitted', 'A secret that waits.')
  await decided(sql, await check(scene, 'rejected', 'A secret that was rejected.'), moderator, 'reject')
  for (let n = 1; n <= 6; n++) await comment(scene, `Remark ${n}, *in short*.`)
  for (const state of ['hidden', 'held', 'deleted']) await comment(scene, `A secret ${state} remark.`, state)

  await test.step('the profile counts and lists what is public', async () => {
    await page.goto(`/fact-checks/${published[0]}`)
    await page.getByRole('link', { name: author.name }).first().click()
    await page.waitForURL(`/people/${author.handle}`)
    await expect(page.getByText('11 of 13 decided checks stand published (85 %).')).toBeVisible()
    await expect(page.getByText('11 missing context')).toBeVisible()
    await expect(page.getByText('Remark 6, in short.')).toBeVisible()
    await expect(page.getByText('Retracted', { exact: true }).first()).toBeVisible()
    expect(await page.content()).not.toContain('secret')
    await checkLooks(page)
  })

  await test.step('the lists go on by key', async () => {
    await page.getByRole('link', { name: 'All 12 checks' }).click()
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(12)
    await page.goto(`/people/${author.handle}`)
    await page.getByRole('link', { name: 'All 6 comments' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Remark' })).toHaveCount(6)
    await checkAccessibility(page)
  })

  await test.step('the feed is whole, whatever the words, and not sent twice', async () => {
    for (const from of [`/people/${author.handle}`, scene.article.url]) {
      await page.goto(from)
      const href = await page.locator('link[type="application/atom+xml"]').first().getAttribute('href')
      const shown = await page.getByRole('link', { name: /^Feed of/ }).getAttribute('href')
      expect(href).toContain(shown)
      const answer = await request.get(href ?? '')
      expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
      const { feed } = new XMLParser({ ignoreAttributes: false }).parse(await answer.text())
      expect(feed.entry).toHaveLength(12)
      expect(feed.entry.at(-1).title).toBe('Missing context: Claim 1: a & b ]]> <i>c</i> ]]>.')
      expect(feed.link.find((link: Record<string, string>) => link['@_rel'] === 'self')['@_href']).toBe(href)
      const again = await request.get(href ?? '', {
        headers: { 'if-none-match': answer.headers().etag ?? '' },
      })
      expect(again.status()).toBe(304)
    }
    expect((await request.get('/people/nobody-at-all/feed.xml')).status()).toBe(404)
  })

  await test.step('of a banned person the page stays, and says so', async () => {
    await sql("INSERT INTO sanction (id, user_id, kind, reason) VALUES ($1, $2, 'ban', 'Spam.')", [
      newId(),
      author.id,
    ])
    await page.goto(`/people/${author.handle}`)
    await expect(page.getByText('This account has been banned since')).toBeVisible()
    await expect(page.getByText('Claim 11').first()).toBeVisible()
    await checkAccessibility(page)
  })
})

test('what one wrote is sorted by what to do next, and can be taken along', async ({
  page,
  request,
  person,
  article,
  signIn,
  sql,
  checkLooks,
}) => {
  const [author, moderator] = [await person(), await person('moderator')]
  const scene = { sql, author, article: await article() }
  await signIn(author)
  await page.goto('/mine')
  await expect(page.getByText('You have not written anything yet')).toBeVisible()
  const asked = await check(scene, 'changes-requested', 'It costs 30 million.')
  await decided(sql, asked, moderator, 'request-changes')
  for (let n = 1; n <= 7; n++) await check(scene, 'submitted', `Waiting claim ${n}.`)
  await comment(scene, 'Why **30** million?')

  await test.step('everything, and one part of it', async () => {
    await page.goto('/mine')
    await expect(page.getByText(`${moderator.name}: Something else. Name the page.`)).toBeVisible()
    await expect(page.getByText('Why 30 million?')).toBeVisible()
    await checkLooks(page)
    await page.getByRole('link', { name: 'All 7' }).click()
    await expect(page.getByText('Waiting claim 1.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Waiting for review 7' })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await page.getByRole('link', { name: 'Changes asked 1' }).click()
    await page.getByRole('link', { name: /^Change and submit again/ }).click()
    await page.waitForURL(`/mine/checks/${asked}`)
  })

  await test.step('the files', async () => {
    await page.goto('/mine')
    await page.getByRole('link', { name: 'Take it with you' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Take it with you' })).toBeVisible()
    await checkLooks(page)
    for (const name of ['JSON', 'Markdown']) {
      const arriving = page.waitForEvent('download')
      await page.getByRole('link', { name: `Download ${name}` }).click()
      expect((await arriving).suggestedFilename()).toMatch(
        new RegExp(`^obelus-${author.handle}-.*\\.(json|md)$`),
      )
    }
    const { name, value } = await sessionCookie(sql, author)
    const answer = await request.get('/mine/export/json', { headers: { cookie: `${name}=${value}` } })
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    const taken = exportSchema.parse(await answer.json())
    expect(taken.checks).toHaveLength(8)
    expect(taken.comments).toMatchObject([{ versions: [{ body: 'Why **30** million?' }] }])
  })

  await test.step('a stranger gets nothing of it', async () => {
    for (const form of ['json', 'markdown']) {
      const answer = await request.get(`/mine/export/${form}`, { maxRedirects: 0 })
      expect([answer.status(), await answer.text()]).toEqual([303, ''])
    }
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the profile, what one wrote, and the way to its files are there', async ({
    page,
    person,
    article,
    signIn,
    sql,
    isMobile,
  }) => {
    test.skip(isMobile, 'Without scripts both get the same pages.')
    const author = await person()
    const scene = { sql, author, article: await article() }
    await check(scene, 'published', 'It costs 30 million.')
    await check(scene, 'submitted', 'It takes two weeks.')
    await signIn(author)
    await page.goto('/mine')
    await page.getByRole('link', { name: 'Waiting for review 1' }).click()
    await expect(page.getByText('It takes two weeks.')).toBeVisible()
    await page.getByRole('link', { name: 'Your public profile' }).click()
    await expect(page.getByRole('link', { name: 'It costs 30 million.' })).toBeVisible()
    await page.goto('/mine/export')
    await expect(page.getByRole('link', { name: 'Download JSON' })).toHaveAttribute(
      'href',
      '/mine/export/json',
    )
  })
})
