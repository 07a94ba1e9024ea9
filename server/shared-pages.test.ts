import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { SharedPages } from './shared-pages'

const text = 'An article, paragraph by paragraph. '.repeat(200)
const asked: { url?: string; headers: IncomingMessage['headers'] }[] = []
let pages = new SharedPages(1_000_000)
let make = shared()
let close = () => {}

afterEach(() => {
  close()
  asked.length = 0
  pages = new SharedPages(1_000_000)
  make = shared()
})

/** What Next.js sends for a page that is the same for everyone, in two parts as a stream would. */
function shared(state = 'HIT', body = text) {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'cache-control': 's-maxage=31536000',
      vary: 'rsc',
      'x-nextjs-cache': state,
    })
    response.write(body.slice(0, 10))
    response.end(body.slice(10))
  }
}

function answerWith(status: number, headers: Record<string, string>) {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.statusCode = status
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.end(text)
  }
}

async function start(handle?: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const server = createServer((request, response) => {
    if (pages.answer(request, response)) return
    const next = async (request: IncomingMessage, response: ServerResponse) => {
      asked.push({ url: request.url, headers: { ...request.headers } })
      await (handle ?? make)(request, response)
    }
    pages.make(request, response, next).catch(() => response.writeHead(500).end('broken'))
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

it('has a page made once and sends the same bytes to everyone', async () => {
  const get = await start()
  for (let reader = 0; reader < 3; reader++) {
    const answer = await get('/articles/one', { cookie: `reader=${reader}` })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(text)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(answer.headers.get('vary')).toBe('rsc, Accept-Encoding')
    expect(answer.headers.get('content-length')).toBe(String(text.length))
  }
  expect(asked).toHaveLength(1)
})

it('lets the making of a page know nothing of who asks', async () => {
  const get = await start()
  await get('/?utm_source=letter', {
    cookie: 'obelus-session=secret',
    authorization: 'Bearer secret',
    'x-forwarded-host': 'evil.example',
    'user-agent': 'Robot',
    'accept-language': 'de',
  })
  expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(['connection', 'host'])
})

it('takes no query for a page of its own', async () => {
  const get = await start()
  await get('/articles/one?utm_source=a')
  await get('/articles/one?x=<script>')
  await get('/articles/one')
  expect(asked).toHaveLength(1)
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
  pages.forget()
  make = shared('HIT', `${text}!`)
  await get('/')
  expect((await get('/', { 'if-none-match': tag })).status).toBe(200)
})

it('answers 304 also while the page is made', async () => {
  const get = await start()
  const tag = (await get('/')).headers.get('etag') ?? ''
  pages.forget()
  expect((await get('/', { 'if-none-match': tag })).status).toBe(304)
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
  await get('/')
  const answer = await get('/', {}, 'HEAD')
  expect(answer.headers.get('content-length')).toBe(String(text.length))
  expect(await answer.text()).toBe('')
  expect(asked).toHaveLength(1)
})

it('forgets a page, and does not keep one whose making began before', async () => {
  const get = await start()
  let finish = () => {}
  const slow = new Promise<void>((done) => {
    finish = done
  })
  make = async (request, response) => {
    await slow
    shared('HIT', 'old')(request, response)
  }
  const old = get('/articles/one')
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  pages.forget()
  finish()
  expect(await (await old).text()).toBe('old')
  make = shared('HIT', 'new')
  expect(await (await get('/articles/one')).text()).toBe('new')
})

it.each([
  ['is stale', shared('STALE')],
  ['is missing', answerWith(404, { 'cache-control': 's-maxage=31536000' })],
  ['failed', answerWith(500, { 'cache-control': 'private, no-store' })],
  ['was made for one', answerWith(200, { 'cache-control': 'private, no-store' })],
  ['is elsewhere', answerWith(308, { 'cache-control': 's-maxage=31536000', location: '/' })],
])('sends a page that %s as it is, and does not keep it', async (_, makes) => {
  const get = await start()
  make = makes
  for (const path of ['/articles/one', '/articles/one']) {
    expect(await (await get(path)).text()).toBe(text)
  }
  expect(asked.filter(({ url }) => url === '/articles/one')).toHaveLength(2)
})

it.each([
  ['the data of a page', '/articles/one', { rsc: '1' }, 'GET'],
  ['a write', '/articles/one', {}, 'POST'],
  ['a page for one', '/mine', {}, 'GET'],
  ['a page below a shared one', '/articles/one/p/two', {}, 'GET'],
])('leaves %s to Next.js as it came', async (_, path, headers, method) => {
  const get = await start()
  await get(path, { cookie: 'a=b', ...headers }, method)
  await get(path, { cookie: 'a=b', ...headers }, method)
  expect(asked).toHaveLength(2)
  expect(asked[0]?.headers.cookie).toBe('a=b')
})

it('lets the pages go that were read least when there is no room', async () => {
  pages = new SharedPages(text.length * 3.5)
  const get = await start()
  for (const path of ['/articles/one', '/articles/two', '/articles/one', '/articles/three']) await get(path)
  asked.length = 0
  await get('/articles/one')
  await get('/articles/two')
  expect(asked.map(({ url }) => url)).toEqual(['/articles/two'])
})

it('gives the answer back when making the page fails', async () => {
  const get = await start(async () => {
    throw new Error('no')
  })
  const answer = await get('/')
  expect([answer.status, await answer.text()]).toEqual([500, 'broken'])
})
