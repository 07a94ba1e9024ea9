import type { BrowserContext, Page } from '@playwright/test'
import { renderMarkdown } from '@/lib/markdown'
import { addCheck, addComment } from './annotated'
import { attacks } from './attacks'
import { addHeldComment, addReportedComment, addWaitingCheck } from './desk-scene'
import { baseUrl } from './environment'
import { type Article, expect, newId, type Person, test } from './fixtures'

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>
type Told = { ran?: string[]; violations?: string[] }

test.skip(({ isMobile }) => isMobile, 'What may run is the same in a narrow window.')

/** Everywhere that stored HTML can stand, with `html` in it, whatever wrote it. */
async function write(sql: Sql, html: string, things: { mine: Article; author: Person; moderator: Person }) {
  const { mine, author, moderator } = things
  const [paragraph] = mine.paragraphs
  if (!paragraph) throw new Error('The article has paragraphs.')
  const scene = { sql, article: mine, author }
  await addComment(sql, author, { article: mine, paragraph }, 'Said in public.')
  const target = { article: mine, paragraph, words: 'The council' }
  const check = await addCheck(sql, author, target, { verdict: 'false', conclusion: 'It was not.', html })
  await addWaitingCheck(scene, 'It waits.', 1, html)
  await addHeldComment(scene, 'It is held.', 1)
  await addReportedComment(scene, 'It was reported.', { hours: 1, reporter: moderator })
  const cases = await sql<{ id: string }>('SELECT id FROM review_case WHERE article_id = $1', [mine.id])
  await sql('UPDATE comment SET body_html = body_html || $2 WHERE article_id = $1', [mine.id, html])
  await sql(
    `INSERT INTO event (kind, subject_type, subject_id, article_id, is_public)
     VALUES ('article.published', 'article', $1, $1, true)`,
    [mine.id],
  )
  return { check, cases: cases.map(({ id }) => id), paragraph }
}

/** A browser that notes what a policy refused and what ran, apart from the one whose console must be quiet. */
async function watch(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const told = window as Told
    told.violations = []
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      told.violations?.push(`${effectiveDirective} ${blockedURI.split(/[:,]/)[0]}`),
    )
  })
  return page
}

const toldIn = (page: Page) =>
  page.evaluate(() => ({ ran: (window as Told).ran ?? [], violations: (window as Told).violations ?? [] }))

test('what was stored without being sanitised does not run on any page, and the pages live', async ({
  article,
  browser,
  person,
  request,
  signIn,
  sql,
}) => {
  test.setTimeout(120_000)
  const [mine, author, moderator] = [await article(), await person(), await person('admin')]
  const made = await write(sql, attacks, { mine, author, moderator })
  await expect
    .poll(async () => (await request.get(mine.url)).text(), { timeout: 10_000 })
    .toContain('onerror')
  const context = await browser.newContext({ baseURL: baseUrl() })
  await signIn(moderator, context)
  const page = await watch(context)
  const places: [path: string, isTold: boolean][] = [
    [mine.url, true],
    [`${mine.url}?show=everything`, true],
    [`/articles/${mine.slug}/p/${made.paragraph.id}`, true],
    [`/fact-checks/${made.check}`, true],
    ...made.cases.map((id): [string, boolean] => [`/review/${id}`, true]),
    [`/people/${author.handle}`, false],
    ['/record', false],
    ['/review', false],
    ['/settings/standing', false],
    ['/notifications', false],
    ['/admin', false],
    ['/sign-in/appeal', false],
    ['/unavailable', false],
    [`/articles/${newId()}`, false],
    [`/review/${newId()}`, false],
  ]
  for (const [path, isTold] of places) {
    await page.goto(path)
    await expect(page.getByRole('banner').getByText(moderator.name).first(), path).toBeAttached()
    await page.mouse.move(10, 10)
    const { ran, violations } = await toldIn(page)
    expect(ran, path).toEqual([])
    expect(violations.length > 0, `${path}: ${violations}`).toBe(isTold)
    const link = page.locator('#attack').first()
    if (isTold) await link.evaluate((element) => (element as HTMLElement).click())
    expect((await toldIn(page)).ran, path).toEqual([])
    expect(await page.evaluate(() => getComputedStyle(document.body).visibility), path).toBe('visible')
  }
  await context.close()
})

test('what people write does not run where there is no policy either', async ({
  article,
  browser,
  person,
  request,
  signIn,
  sql,
}) => {
  test.setTimeout(120_000)
  const [mine, author, moderator] = [await article(), await person(), await person('admin')]
  const made = await write(sql, renderMarkdown(attacks), { mine, author, moderator })
  await expect
    .poll(async () => (await request.get(mine.url)).text(), { timeout: 10_000 })
    .toContain('onerror')
  const context = await browser.newContext({
    baseURL: baseUrl(),
    bypassCSP: true,
  })
  await signIn(moderator, context)
  const page = await watch(context)
  for (const path of [
    mine.url,
    `/articles/${mine.slug}/p/${made.paragraph.id}`,
    `/fact-checks/${made.check}`,
    ...made.cases.map((id) => `/review/${id}`),
  ]) {
    await page.goto(path)
    await expect(page.getByRole('banner').getByText(moderator.name).first(), path).toBeAttached()
    expect((await toldIn(page)).ran, path).toEqual([])
    await expect(page.locator('.prose').filter({ hasText: 'onerror' }).first(), path).toBeAttached()
    expect(
      await page.locator('.prose :is(script, img, svg, iframe, object, input, base, style)').count(),
    ).toBe(0)
  }
  await context.close()
})
