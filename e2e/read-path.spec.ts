import type { APIRequestContext } from '@playwright/test'
import { expect } from './fixtures'
import { comment, countOf, hide, letManyRead } from './many-readers'
import { closedToThePhone, test } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

const textOf = async (request: APIRequestContext, url: string) => (await request.get(url)).text()

test('what a moderator hides is gone within a second, and nothing may show it again', async ({
  article,
  person,
  sql,
  request,
}) => {
  const [mine, author, moderator] = [await article(), await person(), await person('moderator')]
  for (let time = 0; time < 3; time++) {
    const body = `Said to be hidden, time ${time}.`
    const id = await comment(sql, mine, author, body)
    await expect.poll(() => textOf(request, mine.url), { timeout: 2_000, intervals: [50] }).toContain(body)
    await hide(sql, mine, id, moderator)
    await expect
      .poll(() => textOf(request, mine.url), { timeout: 1_000, intervals: [50] })
      .not.toContain(body)
  }
})

test('an article that many read while it is commented and hidden from is never older than two seconds', async ({
  article,
  person,
  sql,
  request,
}) => {
  const [mine, author, moderator] = [await article(), await person(), await person('moderator')]
  const first = await comment(sql, mine, author, 'The first.')
  await expect.poll(() => textOf(request, mine.url), { timeout: 2_000 }).toContain('The first.')
  const many = letManyRead(request, mine.url, 1, 8)
  for (let at = 2; at <= 41; at++) {
    await many.change(at, () => comment(sql, mine, author, `Number ${at}.`))
    await new Promise((done) => setTimeout(done, 50))
  }
  await many.change(40, () => hide(sql, mine, first, moderator))
  await expect.poll(async () => countOf(await textOf(request, mine.url)), { timeout: 2_000 }).toBe(40)
  const { pages, wrong } = await many.end()
  expect(wrong).toEqual([])
  expect(Math.min(...pages)).toBeGreaterThan(5)
})

test('a script that got into a page does not run', async ({ article, browser, page }) => {
  const { url } = await article()
  await page.goto(url)
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  const attacked = await context.newPage()
  const refused: string[] = []
  attacked.on('console', (message) => refused.push(message.text()))
  await attacked.route(`**${url}`, async (route) => {
    const response = await route.fetch()
    const smuggled = `<script>window.ran = 'inline'</script><img src="/nothing" onerror="window.ran = 'handler'">
      <script src="data:text/javascript,window.ran='data'"></script><a id="bad" href="javascript:window.ran='link'">x</a>`
    await route.fulfill({ response, body: (await response.text()).replace('</body>', `${smuggled}</body>`) })
  })
  await attacked.goto(url)
  await attacked.evaluate(() => document.querySelector<HTMLElement>('#bad')?.click())
  await expect(attacked.getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(await attacked.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined()
  expect(refused.filter((text) => /Content Security Policy/.test(text)).length).toBeGreaterThanOrEqual(3)
  await context.close()
})

test('no header of one reader changes what the next one gets, or is kept under a name of its own', async ({
  article,
  request,
}) => {
  const { url } = await article()
  const marker = 'marked-by-somebody'
  const clean = await request.get(url)
  const reference = await clean.text()
  const headers: Record<string, string>[] = [
    ...[
      'x-forwarded-host',
      'x-forwarded-proto',
      'x-forwarded-port',
      'x-host',
      'x-original-url',
      'x-rewrite-url',
    ],
    ...['x-matched-path', 'x-now-route-matches', 'x-invoke-path', 'x-invoke-query', 'x-middleware-invoke'],
    ...[
      'x-middleware-subrequest',
      'x-nextjs-data',
      'x-prerender-revalidate',
      'next-url',
      'purpose',
      'x-obelus-making',
    ],
    ...[
      'next-router-state-tree',
      'next-action',
      'cookie',
      'authorization',
      'accept',
      'accept-language',
      'user-agent',
    ],
  ].map((name) => ({ [name]: name === 'cookie' ? `obelus-session=${marker}` : marker }))
  for (const poison of [...headers, { range: 'bytes=0-9' }, { 'if-none-match': '*' }]) {
    for (let time = 0; time < 2; time++) {
      const answer = await request.get(`${url}?${marker}=${marker}`, { headers: poison })
      expect(await answer.text(), JSON.stringify(poison)).not.toContain(marker)
    }
    const after = await request.get(url)
    expect(await after.text(), JSON.stringify(poison)).toBe(reference)
    expect(after.headers().etag, JSON.stringify(poison)).toBe(clean.headers().etag)
  }
  const data = await request.get(url, { headers: { rsc: '1' } })
  expect(data.headers()['content-type']).toContain('text/x-component')
  expect(await textOf(request, url)).toBe(reference)
})

test('a page of one person is not mistaken for one of everybody, whatever its address looks like', async ({
  person,
  signIn,
  context,
}) => {
  const someone = await person()
  await signIn(someone)
  for (const address of [
    '/mine',
    '/mine/x.css',
    '/mine;.js',
    '/mine%0a',
    '/notifications?x=.png',
    '/articles/%2e%2e/mine',
  ]) {
    const answer = await context.request.get(address)
    expect(answer.headers()['cache-control'] ?? 'no-store', address).toMatch(/no-store/)
  }
})
