import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Made } from './ask-next'
import { sayUnavailable } from './error-pages'
import { askAgain } from './finished-page'
import { SharedPages } from './shared-pages'

const text = 'An article, paragraph by paragraph. '.repeat(200)
let wishes: { path: string; routing: Record<string, string> }[] = []
let now = 0
let body = text
let make: () => Promise<Made> = async () => shared(body)
let pages: SharedPages
let close = () => {}
let taken = 0
let followed: (string | undefined)[] = []

/** What Next.js answers for a page that is the same for everyone. */
function shared(said: string, change: Partial<Made> = {}): Made {
  const headers = { 'content-type': 'text/html', 'cache-control': askAgain, vary: 'rsc' }
  return { status: 200, headers, whole: Buffer.from(said), isStale: false, ...change }
}

// What `page-cache.mjs` has noted of the pages that Next.js made.
vi.mock('./page-tags', () => {
  const tags: Record<string, string[]> = {
    '/': ['front'],
    '/articles/one': ['article:1'],
    '/articles/two': ['article:2'],
  }
  return { tagsOfPage: (path: string) => tags[path] }
})

function open(bytes = 1_000_000) {
  pages = new SharedPages({
    bytes,
    make: (path, routing) => {
      wishes.push({ path, routing })
      return make()
    },
    fail: (request, response) => sayUnavailable(request, response, {}),
    follow: ({ url }) => followed.push(url),
    now: () => now,
  })
  pages.heard(true)
}

beforeEach(() => {
  wishes = []
  taken = 0
  followed = []
  now = 10_000
  body = text
  make = async () => shared(body)
  open()
})
afterEach(() => {
  close()
  vi.useRealTimers()
})

async function start() {
  const server = createServer((request, response) => {
    taken++
    if (!pages.answer(request, response)) response.writeHead(418).end('Next.js')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  close = () => server.close()
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${at}${path}`, {
      method,
      redirect: 'manual',
      headers: { 'accept-encoding': 'identity', 'cache-control': 'max-age=0', ...headers },
    })
}

/** A making that ends when it is told to. */
function slowly(said = text) {
  let finish = () => {}
  const told = new Promise<void>((done) => {
    finish = done
  })
  make = async () => {
    await told
    return shared(said)
  }
  return () => finish()
}

it('has a page made once and sends the same bytes to everyone', async () => {
  const get = await start()
  for (let reader = 0; reader < 3; reader++) {
    const answer = await get('/articles/one', { cookie: `reader=${reader}` })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(text)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(answer.headers.get('vary')).toBe('rsc, Accept-Encoding')
    expect(answer.headers.get('content-length')).toBe(String(text.length))
    expect(answer.headers.get('age')).toBeNull()
  }
  expect(wishes).toEqual([{ path: '/articles/one', routing: {} }])
})

it('follows those who do not find their page ready, and nobody else', async () => {
  const get = await start()
  for (let reader = 0; reader < 3; reader++) await (await get('/articles/one')).text()
  expect(followed).toEqual(['/articles/one'])
  pages.mark(['article:1'], false)
  now += 10
  for (let reader = 0; reader < 3; reader++) await (await get('/articles/one')).text()
  expect(followed).toHaveLength(2)
})

it('has it made once for a thousand who ask at the same time', async () => {
  const get = await start()
  const finish = slowly()
  const all = Array.from({ length: 1_000 }, () => get('/articles/one').then((answer) => answer.text()))
  await vi.waitFor(() => expect(wishes).toHaveLength(1))
  finish()
  expect(new Set(await Promise.all(all))).toEqual(new Set([text]))
  expect(wishes).toHaveLength(1)
})

it('makes four pages at a time, and those first from which something was taken away', async () => {
  const get = await start()
  await get('/articles/one')
  const finish = slowly()
  const others = Array.from({ length: 6 }, (_, at) => get(`/articles/unseen-${at}`))
  await vi.waitFor(() => expect(wishes).toHaveLength(5))
  await vi.waitFor(() => expect(taken).toBeGreaterThanOrEqual(7))
  pages.mark(['article:1'], false)
  const marked = get('/articles/one')
  await vi.waitFor(() => expect(taken).toBeGreaterThanOrEqual(8))
  finish()
  await Promise.all([...others, marked])
  expect(wishes.map(({ path }) => path).indexOf('/articles/one', 1)).toBe(5)
})

it('turns away who asks for one more page when two hundred unseen ones wait', async () => {
  const get = await start()
  await get('/articles/one')
  const finish = slowly()
  const others = Array.from({ length: 204 }, (_, at) => get(`/articles/unseen-${at}`))
  await vi.waitFor(() => expect(taken).toBeGreaterThanOrEqual(205))
  expect((await get('/articles/another')).status).toBe(503)
  expect((await get('/articles/one')).status).toBe(200)
  finish()
  expect((await Promise.all(others)).every(({ status }) => status === 200)).toBe(true)
})

it('takes no query, and no other spelling, for a page of its own', async () => {
  const get = await start()
  for (const query of ['', '?utm_source=a', '?x=<script>', '?_rsc=1']) await get(`/articles/one${query}`)
  expect(wishes).toHaveLength(1)
  expect((await get('/articles/%6fne')).status).toBe(418)
  expect((await get('/articles/%')).status).toBe(418)
  expect(wishes).toHaveLength(1)
})

it('keeps the data of a page beside it, and tells Next.js only what belongs to that', async () => {
  const get = await start()
  const router = { rsc: '1', 'next-router-prefetch': '1' }
  await get('/articles/one', {
    ...router,
    'next-router-state-tree': 'mine',
    'next-url': '/mine',
    cookie: 'a=b',
  })
  await get('/articles/one', { ...router, 'next-router-state-tree': 'another' })
  await get('/articles/one')
  expect(wishes).toEqual([
    { path: '/articles/one', routing: router },
    { path: '/articles/one', routing: {} },
  ])
})

it.each([
  ['/record', 'record'],
  ['/record/feed.xml', 'record'],
  ['/articles/one/feed.xml', 'feeds'],
  ['/sitemap.xml', 'sitemap'],
  ['/sitemap/1.xml', 'sitemap'],
])('keeps %s as nobody sees it, until a mark is about it', async (path, tag) => {
  const get = await start()
  const headers = { 'content-type': 'application/xml', 'cache-control': 'private, no-store' }
  make = async () => shared(body, { headers })
  for (let time = 0; time < 2; time++) {
    const answer = await get(path, { cookie: 'a=b' })
    expect(answer.headers.get('cache-control')).toBe(askAgain)
    expect(answer.headers.get('content-security-policy')).toBeNull()
  }
  pages.mark(['article:1', 'front'], false)
  await get(path)
  expect(wishes).toEqual([{ path, routing: {} }])
  pages.mark([tag], false)
  await get(path)
  expect(wishes).toHaveLength(2)
  expect((await get(`${path}?before=1`)).status).toBe(418)
  expect((await get(path, { rsc: '1' })).status).toBe(418)
})

it('answers 304 to who has the page, and 200 to who has another', async () => {
  const get = await start()
  const tag = (await get('/')).headers.get('etag') ?? ''
  expect(tag).toMatch(/^W\/".{22}"$/)
  const same = await get('/', { 'if-none-match': `"other", ${tag}` })
  expect(same.status).toBe(304)
  expect(await same.text()).toBe('')
  expect((await get('/', { 'if-none-match': 'W/"other"' })).status).toBe(200)
  expect((await get('/', { 'if-none-match': tag, 'cache-control': 'no-cache' })).status).toBe(200)
  body = `${text}!`
  pages.mark(['front'], false)
  expect((await get('/', { 'if-none-match': tag })).status).toBe(200)
})

it.each([
  ['br, gzip', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['zstd', null],
  ['identity', null],
])('sends to a browser that reads %s what is packed as %s', async (accepted, packed) => {
  const get = await start()
  for (const path of ['/', '/']) {
    const answer = await get(path, { 'accept-encoding': accepted })
    expect(answer.headers.get('content-encoding')).toBe(packed)
    expect(await answer.text()).toBe(text)
  }
})

it('sends a packed page with its packed length', async () => {
  const get = await start()
  const answer = await get('/', { 'accept-encoding': 'br' })
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(text.length / 10)
})

it('answers HEAD with the headers of the page and no body', async () => {
  const get = await start()
  const answer = await get('/', {}, 'HEAD')
  expect(answer.headers.get('content-length')).toBe(String(text.length))
  expect(await answer.text()).toBe('')
  expect(await (await get('/')).text()).toBe(text)
  expect(wishes).toHaveLength(1)
})

it('makes anew what a mark is about, and nothing else', async () => {
  const get = await start()
  for (const path of ['/articles/one', '/articles/two']) await get(path)
  body = 'new'
  pages.mark(['article:1', 'front'], false)
  expect(await (await get('/articles/two')).text()).toBe(text)
  expect(await (await get('/articles/one')).text()).toBe('new')
  expect(wishes).toHaveLength(3)
})

it('takes a page whose tags are not known for one that any mark is about', async () => {
  const get = await start()
  await get('/articles/unknown')
  body = 'new'
  pages.mark(['article:1'], false)
  expect(await (await get('/articles/unknown')).text()).toBe('new')
})

it('shows a page for a moment more when the change may wait, and makes it once a second at most', async () => {
  const get = await start()
  await get('/articles/one')
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  for (let comment = 1; comment <= 20; comment++) {
    now += 50
    body = `with ${comment}`
    pages.mark(['article:1'], true)
    pages.refresh('/articles/one')
  }
  expect(wishes).toHaveLength(1)
  expect(await (await get('/articles/one')).text()).toBe(text)
  await vi.advanceTimersByTimeAsync(1_000)
  vi.useRealTimers()
  expect(wishes).toHaveLength(2)
  expect(await (await get('/articles/one')).text()).toBe('with 20')
})

it('lets readers wait rather than show what is older than a second and a half', async () => {
  const get = await start()
  await get('/articles/one')
  body = 'new'
  pages.mark(['article:1'], true)
  now += 1_501
  expect(await (await get('/articles/one')).text()).toBe('new')
})

it('makes a page once more when it was marked while it was made', async () => {
  const get = await start()
  const finish = slowly('half')
  const first = get('/articles/one')
  await vi.waitFor(() => expect(wishes).toHaveLength(1))
  pages.mark(['article:1'], false)
  finish()
  expect(await (await first).text()).toBe('half')
  make = async () => shared('whole')
  expect(await (await get('/articles/one')).text()).toBe('whole')
})

it('shows what it has, with its age, while nothing newer can be made', async () => {
  const get = await start()
  await get('/articles/one')
  pages.mark(['article:1'], false)
  for (const failing of [async () => shared('', { status: 503 }), () => Promise.reject(new Error('gone'))]) {
    make = failing
    now += 5_000
    const answer = await get('/articles/one')
    expect([answer.status, await answer.text()]).toEqual([200, text])
    expect(Number(answer.headers.get('age'))).toBeGreaterThanOrEqual(5)
  }
  make = async () => shared('back')
  now += 5_000
  const back = await get('/articles/one')
  expect([await back.text(), back.headers.get('age')]).toEqual(['back', null])
})

it('counts what Next.js could not make anew in time as old as it was', async () => {
  const get = await start()
  await get('/articles/one')
  pages.mark(['article:1'], false)
  now += 5_000
  make = async () => shared(text, { isStale: true })
  for (const path of ['/articles/one', '/articles/two']) {
    const seen = wishes.length
    for (const readers of [1, 2]) {
      const answer = await get(path)
      expect(Number(answer.headers.get('age'))).toBe(path === '/articles/one' ? 5 : 0)
      expect(wishes, 'asked for by each who comes').toHaveLength(seen + readers)
    }
  }
  pages.mark(['article:2'], true)
  now += 2_000
  expect((await get('/articles/two')).headers.get('age'), 'a page that was not kept here').toBe('2')
  make = async () => shared('new')
  const found = await get('/articles/one')
  expect([await found.text(), found.headers.get('age')]).toEqual(['new', null])
})

it('says how old a page may be for as long as no change is heard of', async () => {
  const get = await start()
  await get('/articles/one')
  pages.heard(false)
  now += 7_000
  pages.heard(false)
  expect((await get('/articles/one')).headers.get('age')).toBe('7')
  pages.heard(true)
  expect((await get('/articles/one')).headers.get('age')).toBeNull()
})

it('does not let readers wait for ever', async () => {
  const get = await start()
  await get('/articles/one')
  pages.mark(['article:1'], false)
  make = () => new Promise(() => {})
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const waiting = get('/articles/one')
  await vi.waitFor(() => expect(wishes).toHaveLength(2))
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await (await waiting).text()).toBe(text)
})

it.each([
  ['is missing', 404, askAgain],
  ['failed', 503, 'private, no-store'],
  ['was made for one', 200, 'private, no-store'],
  ['is elsewhere', 308, askAgain],
])('sends a page that %s as it is, and does not keep it', async (_, status, cacheControl) => {
  const get = await start()
  const headers = { 'cache-control': cacheControl, 'retry-after': '5', location: '/' }
  make = async () => shared(text, { status, headers })
  for (const path of ['/articles/one', '/articles/one']) {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, '5'])
    expect(await answer.text()).toBe(text)
  }
  expect(wishes).toHaveLength(2)
})

it('forgets a page that is gone', async () => {
  const get = await start()
  await get('/articles/one')
  pages.mark(['article:1'], false)
  make = async () => shared('nothing here', { status: 404 })
  expect((await get('/articles/one')).status).toBe(404)
  expect((await get('/articles/one')).status).toBe(404)
})

it.each([
  ['a write', '/articles/one', {}, 'POST'],
  ['a page for one', '/mine', {}, 'GET'],
  ['a page below a shared one', '/articles/one/p/two', {}, 'GET'],
  ['a router that asks in another way', '/articles/one', { rsc: 'x' }, 'GET'],
])('leaves %s to Next.js', async (_, path, headers, method) => {
  const get = await start()
  expect((await get(path, headers, method)).status).toBe(418)
})

it('lets the pages go that were read least when there is no room', async () => {
  open(text.length * 3.5)
  const get = await start()
  for (const path of ['/articles/one', '/articles/two', '/articles/one', '/articles/three']) await get(path)
  wishes = []
  await get('/articles/one')
  await get('/articles/two')
  expect(wishes.map(({ path }) => path)).toEqual(['/articles/two'])
})

it('does not let every reader wait for what has just failed', async () => {
  const get = await start()
  await get('/articles/one')
  pages.mark(['article:1'], false)
  make = async () => shared('', { status: 503 })
  await get('/articles/one')
  now += 1
  make = () => new Promise(() => {})
  expect(await (await get('/articles/one')).text()).toBe(text)
  expect(wishes).toHaveLength(2)
})

it('fails when there is nothing to show', async () => {
  const get = await start()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  make = () => Promise.reject(new Error('no'))
  const answer = await get('/')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
})
