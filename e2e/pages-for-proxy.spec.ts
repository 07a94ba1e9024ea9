import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { APIRequestContext, Page } from '@playwright/test'
import { routes } from '../lib/routes'
import { expect } from './fixtures'
import { comment, hide } from './many-changes'
import { test as outage, read, seconds, whole } from './outage-scene'
import type { Application, OwnServer } from './own-server'

type Beside = Application & { folder: string }

/** A process that keeps its documents as files, beside the one that has the database: one for all of these. */
let started: Promise<Beside> | undefined

async function start(own: OwnServer): Promise<Beside> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-for-proxy-'))
  return { ...(await own.startBeside({ SHARED_PAGES_FOLDER: folder })), folder }
}

const test = outage.extend<{ beside: Beside }>({
  beside: async ({ own }, use) => {
    started ??= start(own)
    await use(await started)
  },
  baseURL: ({ beside }, use) => use(beside.url),
})

test.afterAll(async () => {
  const beside = await started
  await beside?.end('SIGTERM')
  if (beside) rmSync(beside.folder, { recursive: true, force: true })
})

test.skip(({ isMobile }) => isMobile, 'Files are the same for a phone and a desk.')
test.describe.configure({ mode: 'serial' })

const once = { timeout: 1_000, intervals: [20] }
const policyInside = /<meta http-equiv="Content-Security-Policy" content="[^"]*"\/>/

function fileOf({ folder }: Beside, url: string): string {
  return path.join(folder, `${url}.html`)
}

/** What a proxy finds at an address; empty when there is nothing. */
function find(beside: Beside, url: string): string {
  try {
    return readFileSync(fileOf(beside, url), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** Asks for a page again and again until a proxy finds it: a process that has just begun to hear of changes has none. */
async function expectFile(request: APIRequestContext, beside: Beside, url: string, words: string) {
  const ask = async () => {
    await read(request, url)
    return find(beside, url)
  }
  await expect.poll(ask, { timeout: 10_000, intervals: [50] }).toContain(words)
}

function pagesIn({ folder }: Beside): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => statSync(path.join(folder, name)).isFile())
}

test('a page that is read stands as a file, whole and as it is sent', async ({
  article,
  request,
  beside,
}) => {
  const mine = await article()
  for (const url of [mine.url, routes.home()]) {
    await expectFile(request, beside, url, mine.title)
    const { text } = await read(request, url)
    const file = find(beside, url)
    expect(file).toMatch(/^<!DOCTYPE html><html[^>]*><head><meta http-equiv="Content-Security-Policy"/)
    expect(file.replace(policyInside, '')).toBe(text)
    expect(gunzipSync(readFileSync(`${fileOf(beside, url)}.gz`)).toString()).toBe(file)
    expect(brotliDecompressSync(readFileSync(`${fileOf(beside, url)}.br`)).toString()).toBe(file)
  }
})

test('what is written comes into the file, and what a moderator hides is in none after a second', async ({
  article,
  person,
  sql,
  request,
  beside,
}) => {
  const [mine, author, moderator] = [await article(), await person(), await person('moderator')]
  for (let time = 0; time < 3; time++) {
    const body = `Said to be hidden, time ${time}.`
    const id = await comment(sql, mine, author, body)
    await expectFile(request, beside, mine.url, body)
    await hide(sql, mine, id, moderator)
    await expect.poll(() => find(beside, mine.url), once).not.toContain(body)
    await expectFile(request, beside, mine.url, mine.title)
    expect(find(beside, mine.url)).not.toContain(body)
  }
})

test('there is no file while the database is away, and there are again when it is back', async ({
  article,
  request,
  beside,
  outage,
}) => {
  const mine = await article()
  await expectFile(request, beside, mine.url, mine.title)
  await outage(async () => {
    await expect.poll(() => pagesIn(beside), seconds).toEqual([])
    const { status, text, headers } = await read(request, mine.url)
    expect([status, Number(headers.age) > 0]).toEqual([200, true])
    for (const words of whole(mine)) expect(text).toContain(words)
    expect(pagesIn(beside)).toEqual([])
  })
  await expectFile(request, beside, mine.url, mine.title)
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`a process that was ended by ${signal} finds none of its files again`, async ({
    article,
    request,
    beside,
  }) => {
    const mine = await article()
    await expectFile(request, beside, mine.url, mine.title)
    await beside.restart(signal)
    expect(find(beside, mine.url)).toBe('')
  })
}

test('a page from a file works in a browser, and a script that got into it does not run', async ({
  article,
  request,
  browser,
  page,
  beside,
}) => {
  const mine = await article()
  await expectFile(request, beside, mine.url, mine.title)
  const show = (on: Page, change: (file: string) => string) =>
    on.route(`**${mine.url}`, (route) =>
      route.fulfill({ body: change(find(beside, mine.url)), contentType: 'text/html; charset=utf-8' }),
    )
  // Every page of a test must leave the console quiet.
  await show(page, (file) => file)
  const viewer = page.waitForResponse((response) => response.url().includes('/api/viewer'))
  await page.goto(mine.url)
  expect((await viewer).status()).toBe(200)
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()

  const context = await browser.newContext({ baseURL: beside.url })
  const attacked = await context.newPage()
  const refused: string[] = []
  attacked.on('console', (message) => refused.push(message.text()))
  await show(attacked, (file) => file.replace('</body>', `<script>window.ran = 'inline'</script></body>`))
  await attacked.goto(mine.url)
  await expect(attacked.getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(await attacked.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined()
  expect(refused.filter((text) => /Content Security Policy/.test(text))).toHaveLength(1)
  await context.close()
})
