import type { APIRequestContext } from '@playwright/test'
import { expect } from './fixtures'
import { comment, hide } from './many-changes'
import { closedToThePhone, test } from './refusals-scene'

test.skip(({ isMobile }) => isMobile, closedToThePhone)

const textOf = async (request: APIRequestContext, url: string) => (await request.get(url)).text()

test('what a moderator hides is gone at once, and nothing may show it again', async ({
  article,
  person,
  sql,
  request,
}) => {
  const [mine, author, moderator] = [await article(), await person(), await person('moderator')]
  for (let time = 0; time < 3; time++) {
    const body = `Said to be hidden, time ${time}.`
    const id = await comment(sql, mine, author, body)
    await expect.poll(() => textOf(request, mine.url), { timeout: 5_000, intervals: [50] }).toContain(body)
    await hide(sql, mine, id, moderator)
    await expect
      // The bound is a second, which the bench holds; here other tests run beside this one.
      .poll(() => textOf(request, mine.url), { timeout: 5_000, intervals: [50] })
      .not.toContain(body)
  }
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
