import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Made } from './ask-next'
import { askAgain } from './finished-page'
import { PagesForProxy } from './pages-for-proxy'
import { SharedPages } from './shared-pages'

let folder: string
let now = 0
let body = 'first'
let make: () => Promise<Made> = async () => made()
let pages: SharedPages

function made(change: Partial<Made> = {}): Made {
  const headers = { 'content-type': 'text/html', 'cache-control': askAgain }
  const whole = Buffer.from(`<html><head></head><body>${body}</body></html>`)
  return { status: 200, headers, whole, isStale: false, ...change }
}

vi.mock('./page-tags', () => {
  const tags: Record<string, string[]> = { '/articles/one': ['article:1'], '/articles/two': ['article:2'] }
  return { tagsOfPage: (path: string) => tags[path] }
})

function open(bytes = 1_000_000) {
  const files = new PagesForProxy(folder)
  pages = new SharedPages({ bytes, files, make: () => make(), fail: () => {}, now: () => now })
  pages.heard(true)
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-files-'))
  now = 10_000
  body = 'first'
  make = async () => made()
  open()
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const at = (address: string) => path.join(folder, `${address}.html`)
const stands = (address = '/articles/one') => existsSync(at(address))
const shows = (said: string, address = '/articles/one') =>
  vi.waitFor(() => expect(stands(address) && readFileSync(at(address), 'utf8')).toContain(said))

/** Asks as a reader does, and waits for the whole answer. */
function ask(url = '/articles/one', headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve) => {
    const response = { setHeader() {}, writeHead() {}, end: (sent: Buffer) => resolve(String(sent)) }
    pages.answer({ method: 'GET', url, headers } as IncomingMessage, response as unknown as ServerResponse)
  })
}

it('puts a document there when it is made, and again for who found none', async () => {
  await ask()
  await shows('first')
  rmSync(at('/articles/one'))
  await ask()
  await shows('first')
})

it('puts nothing there but documents', async () => {
  await ask('/articles/two', { rsc: '1' })
  await ask('/record')
  make = async () => made({ status: 404 })
  await ask('/articles/nothing')
  make = async () => made()
  await ask()
  await shows('first')
  for (const address of ['/articles/two', '/record', '/articles/nothing']) expect(stands(address)).toBe(false)
})

it('takes a page away before anybody is asked for a new one when the change may not wait', async () => {
  await ask()
  await ask('/articles/two')
  await shows('first')
  await shows('first', '/articles/two')
  pages.mark(['article:1'], false)
  expect([stands(), stands('/articles/two')]).toEqual([false, true])
})

it('leaves a page until the new one takes its place when the change may wait', async () => {
  await ask()
  await shows('first')
  now += 1_000
  body = 'second'
  pages.mark(['article:1'], true)
  expect(stands()).toBe(true)
  pages.refresh('/articles/one')
  await shows('second')
})

it('takes a page away that is older than 1.2 seconds, and not the one that has replaced it', async () => {
  await ask()
  await shows('first')
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  pages.mark(['article:1'], true)
  now += 1_100
  await vi.advanceTimersByTimeAsync(1_100)
  expect(stands()).toBe(true)
  // More of the same does not let it stay.
  pages.mark(['article:1'], true)
  now += 100
  await vi.advanceTimersByTimeAsync(100)
  expect(stands()).toBe(false)

  body = 'second'
  await ask()
  vi.useRealTimers()
  await shows('second')
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  pages.mark(['article:1'], true)
  now += 1_000
  await vi.advanceTimersByTimeAsync(1_000)
  body = 'third'
  pages.refresh('/articles/one')
  vi.useRealTimers()
  await shows('third')
  now += 5_000
  await ask('/articles/two')
  await shows('third', '/articles/two')
  await shows('third')
})

it('shows what was marked while it was made for no longer than its readers may see it', async () => {
  let finish = () => {}
  make = () =>
    new Promise((done) => {
      finish = () => done(made())
    })
  const asked = ask()
  await vi.waitFor(() => expect(finish).toBeTypeOf('function'))
  now += 50
  pages.mark(['article:1'], true)
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  finish()
  await asked
  vi.useRealTimers()
  await shows('first')
  pages.mark(['article:1'], false)
  expect(stands()).toBe(false)
})

it('shows none that was marked while it was made when the change may not wait', async () => {
  let finish = () => {}
  make = () =>
    new Promise((done) => {
      finish = () => done(made())
    })
  const asked = ask()
  pages.mark(['article:1'], false)
  finish()
  await asked
  make = async () => made()
  await ask('/articles/two')
  await shows('first', '/articles/two')
  expect(stands()).toBe(false)
})

it('has none from when changes are not heard of until they are again and somebody asks', async () => {
  await ask()
  await shows('first')
  pages.heard(false)
  expect(stands()).toBe(false)
  await ask()
  await ask('/articles/two')
  pages.heard(true)
  await ask('/articles/two')
  await shows('first', '/articles/two')
  expect(stands()).toBe(false)
  await ask()
  await shows('first')
})

it('has none of a page that is gone, or could not be made anew', async () => {
  await ask()
  await shows('first')
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  make = async () => made({ status: 503 })
  pages.mark(['article:1'], true)
  now += 1_000
  pages.refresh('/articles/one')
  now += 500
  await vi.advanceTimersByTimeAsync(1_500)
  expect(stands()).toBe(false)
  vi.useRealTimers()
  make = async () => made()
  now += 5_000
  await ask()
  await shows('first')
  make = async () => made({ status: 404 })
  pages.mark(['article:1'], true)
  now += 5_000
  await ask()
  expect(stands()).toBe(false)
})

it('has files of no more pages than are in memory', async () => {
  open(made().whole.length * 3.5)
  for (const address of ['/articles/one', '/articles/two']) {
    await ask(address)
    await shows('first', address)
  }
  await ask('/articles/three')
  await shows('first', '/articles/three')
  expect(stands()).toBe(false)
  // A page that is too large to be kept stands nowhere either.
  body = 'x'.repeat(10_000)
  pages.mark(['article:2'], true)
  now += 2_000
  await ask('/articles/two')
  expect(stands('/articles/two')).toBe(false)
})
