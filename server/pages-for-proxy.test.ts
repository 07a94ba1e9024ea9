import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { finish } from './finished-page'
import { PagesForProxy } from './pages-for-proxy'

let folder: string
let files: PagesForProxy

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-files-'))
  files = new PagesForProxy(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

function page(said: string) {
  const html = `<!DOCTYPE html><html><head><title>x</title></head><body>${said}<script>go()</script></body></html>`
  return finish({ 'content-type': 'text/html' }, Buffer.from(html), true)
}

const at = (name: string) => path.join(folder, name)
const read = (name: string) => readFileSync(at(name), 'utf8')
/** Everything there, but for empty folders. */
const all = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(at(name)).isFile())
    .sort()
const written = (name: string, said: string) =>
  vi.waitFor(() => expect(existsSync(at(name)) && read(name)).toContain(said))

it('writes a document whole and packed, with its policy in front of all that could run', async () => {
  files.put('/articles/one', page('The text'))
  await written('articles/one.html', 'The text')
  const html = read('articles/one.html')
  const policy =
    /^<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="([^"]*)"\/><title>/
  const [element = '', said = ''] = policy.exec(html) ?? []
  expect(said).toMatch(/script-src 'self' 'sha256-[^']+';/)
  expect(said).not.toContain('frame-ancestors')
  expect(html.replace(element, '<!DOCTYPE html><html><head><title>')).toBe(page('The text').whole.toString())
  await vi.waitFor(() =>
    expect(all()).toEqual(['articles/one.html', 'articles/one.html.br', 'articles/one.html.gz']),
  )
  expect(brotliDecompressSync(readFileSync(at('articles/one.html.br'))).toString()).toBe(html)
  expect(gunzipSync(readFileSync(at('articles/one.html.gz'))).toString()).toBe(html)
})

it.each([
  ['/', '.html'],
  ['/fact-checks/a', 'fact-checks/a.html'],
  ['/articles/caf%C3%A9%20au%20lait', 'articles/café au lait.html'],
  [`/articles/${'x'.repeat(200)}`, `articles/${'x'.repeat(200)}.html`],
])('keeps %s where a proxy looks for it', async (address, file) => {
  files.put(address, page('The text'))
  await written(file, 'The text')
  files.take(address)
  expect(all()).toEqual([])
})

it.each([
  '/articles/..',
  '/articles/.',
  '/articles/',
  '/articles/%2e%2e%2fsecret',
  '/articles/a%2Fb',
  '/articles/a%5Cb',
  '/articles/a%00b',
  `/articles/${'x'.repeat(201)}`,
  `/articles/${'%C3%A9'.repeat(101)}`,
])('has no file for %s', async (address) => {
  files.put(address, page('Not here'))
  files.put('/', page('Here'))
  await written('.html', 'Here')
  expect(all().filter((name) => !name.startsWith('.'))).toEqual([])
  files.take(address)
})

it('tells two pages of one length apart by the moment from which proxies make the ETag', async () => {
  const moments = new Set<number>()
  for (const said of ['3 found it helpful', '4 found it helpful', '3 found it helpful']) {
    files.put('/', page(said))
    await written('.html', said)
    await vi.waitFor(() => expect(gunzipSync(readFileSync(at('.html.gz'))).toString()).toContain(said))
    for (const name of ['.html', '.html.gz', '.html.br']) moments.add(statSync(at(name)).mtimeMs)
  }
  expect(moments.size).toBe(2)
})

it('does not let a page appear that was taken while it was written', async () => {
  files.put('/', page('Old'))
  files.take('/')
  files.put('/articles/one', page('Old'))
  files.put('/articles/one', page('New'))
  files.put('/articles/two', page('Old'))
  files.takeAll()
  files.put('/fact-checks/a', page('New'))
  await written('fact-checks/a.html', 'New')
  await vi.waitFor(() => expect(readdirSync(at('.new'))).toEqual([]))
  expect(all().filter((name) => name.endsWith('.html'))).toEqual(['fact-checks/a.html'])
})

it('shows the last of two that were put, whichever was packed first', async () => {
  files.put('/', page(`Old ${'and long '.repeat(100_000)}`))
  files.put('/', page('New'))
  await written('.html', 'New')
  await vi.waitFor(() => expect(readdirSync(at('.new'))).toEqual([]))
  expect(read('.html')).toContain('New')
})

it('writes what stands there once, and again when somebody has removed it', async () => {
  const same = page('The text')
  files.put('/', same)
  await written('.html', 'The text')
  await vi.waitFor(() => expect(readdirSync(at('.new'))).toEqual([]))
  const first = statSync(at('.html')).ino
  files.put('/', same)
  files.put('/articles/one', page('Written after it'))
  await written('articles/one.html', 'Written after it')
  expect(statSync(at('.html')).ino).toBe(first)
  rmSync(at('.html'))
  files.put('/', same)
  await written('.html', 'The text')
  expect(statSync(at('.html')).ino).not.toBe(first)
})

it('empties its folder at the start and at the end, and writes nothing after it', async () => {
  files.put('/', page('Left behind'))
  files.put('/articles/one', page('Left behind'))
  await written('.html', 'Left behind')
  await written('articles/one.html', 'Left behind')
  const next = new PagesForProxy(folder)
  expect(all()).toEqual([])
  next.put('/', page('The text'))
  next.close()
  next.put('/', page('The text'))
  new PagesForProxy(folder).put('/articles/one', page('The text'))
  await written('articles/one.html', 'The text')
  expect(existsSync(at('.html'))).toBe(false)
})

it('does not begin in a folder that holds anything else', () => {
  mkdirSync(at('articles'))
  writeFileSync(at('articles/one.html'), 'Ours')
  writeFileSync(at('index.php'), 'Not ours')
  expect(() => new PagesForProxy(folder)).toThrow('index.php')
  expect(all()).toEqual(['articles/one.html', 'index.php'])
})

it('takes what another process has put, and lets it put its own again', async () => {
  const other = new PagesForProxy(folder)
  other.put('/', page('Hidden since'))
  await written('.html', 'Hidden since')
  files.take('/')
  expect(existsSync(at('.html'))).toBe(false)
  files.put('/', page('New'))
  await written('.html', 'New')
})

it('has no file for a document without a head, and says so', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  files.put('/', finish({ 'content-type': 'text/html' }, Buffer.from('<p>Headless</p>')))
  await vi.waitFor(() => expect(said).toHaveBeenCalled())
  expect(all()).toEqual([])
})
