import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, newId, sessionCookie, test } from './fixtures'
import { exampleArticle } from './people-do'

test.skip(({ isMobile }) => isMobile, 'what machines ask for is the same everywhere')

test('machines find what a site is expected to have', async ({ page, request, sql }) => {
  await page.goto(await exampleArticle(sql))
  for (const [name, selector] of [
    ['description', 'meta[name=description]'],
    ['canonical', 'link[rel=canonical]'],
    ['picture', 'meta[property="og:image"]'],
  ]) {
    await expect(page.locator(selector ?? ''), name).toHaveCount(1)
  }
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
  const image = await request.get(picture ?? '')
  expect(image.headers()['content-type']).toBe('image/png')
  for (const [path, type, words] of [
    ['/robots.txt', 'text/plain', 'Sitemap:'],
    ['/sitemap.xml', 'xml', '<sitemap'],
    ['/manifest.webmanifest', 'json', 'Obelus'],
    ['/icon.svg', 'svg', '<svg'],
    ['/favicon.ico', 'icon', ''],
  ] as const) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['content-type'], path).toContain(type)
    expect(await answer.text()).toContain(words)
  }
})

test('a published check carries one ClaimReview', async ({ page, sql }) => {
  await page.goto(await exampleArticle(sql))
  await page.goto((await page.getByRole('link', { name: 'Full check' }).first().getAttribute('href')) ?? '')
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(blocks).toHaveLength(1)
  const review = JSON.parse(blocks[0] ?? '')
  expect(review).toMatchObject({ '@type': 'ClaimReview', reviewRating: { '@type': 'Rating' } })
  expect(review.url).toBe(page.url())
})

test('the article page is the same for everyone and holds nothing of a viewer', async ({
  request,
  article,
  person,
  sql,
}) => {
  const { url } = await article()
  const anonymous = await (await request.get(url)).text()
  const cookie = await sessionCookie(sql, await person('admin'))
  const signedIn = await request.get(url, { headers: { cookie: `${cookie.name}=${cookie.value}` } })
  expect(await signedIn.text()).toBe(anonymous)
  expect(signedIn.headers()['set-cookie']).toBeUndefined()
  expect(signedIn.headers()['cache-control']).toBe('public, max-age=0, must-revalidate')
  const viewer = await request.get('/api/viewer', { headers: { cookie: `${cookie.name}=${cookie.value}` } })
  expect(viewer.headers()['cache-control']).toBe('private, no-store')
})

test('made-up addresses leave nothing on the disk', async ({ request }) => {
  const made = Array.from({ length: 10 }, () => newId())
  for (const word of made) {
    expect((await request.get(`/articles/never-${word}`)).status()).toBe(404)
    expect((await request.get(`/fact-checks/${word}`)).status()).toBe(404)
  }
  const kept = readdirSync(path.join('.next', 'server', 'route-cache'), { recursive: true }).map(String)
  expect(kept.filter((file) => made.some((word) => file.includes(word)))).toEqual([])
})
