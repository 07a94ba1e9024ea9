import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { findAction, formRequest } from '../bench/actions'
import { root } from '../scripts/setup/folders.mjs'
import { baseUrl } from './environment'
import { test as base, type Person, sessionCookie } from './fixtures'

/** What is sent in the fields of a form: words, bytes where words cannot say it, or undefined to leave one out. */
export type Fields = Record<string, string | Buffer | undefined>
export type Form = { url: string; selector: string; fields: Record<string, string> }
export type Action = { url: string; file: string; name: string; fields: Record<string, string> }
type Headers = Record<string, string>

export type Answer = {
  status: number
  headers: Headers
  /** What a person reads in the answer; of an action, what the page is told. */
  words: string
  /** What the same form holds in the answer; empty where the answer has no such form. */
  fields: Record<string, string>
}

export type Visitor = {
  cookie: string
  get: (url: string) => Promise<Answer>
  /** The form on a page, with every field that a browser without JavaScript would send. */
  open: (url: string, selector: string) => Promise<Form>
  /** Sends a form as such a browser does, with fields or headers changed; a header of '' is left out. */
  send: (form: Form, changes?: Fields, headers?: Headers) => Promise<Answer>
  /** Calls a server action as a browser with JavaScript does. */
  call: (action: Action, headers?: Headers) => Promise<Answer>
}

type Visit = {
  visitor: (who: Person | string | null) => Promise<Visitor>
  /** The same at another process of Obelus. */
  visitorAt: (site: string, who: Person | string | null) => Promise<Visitor>
}

/** Reads HTML for all tests of a worker: it opens nothing and runs nothing, so one leaves nothing to the next. */
const readers = new WeakMap<Browser, Promise<Page>>()

function readerIn(browser: Browser): Promise<Page> {
  const reader = readers.get(browser) ?? browser.newPage()
  readers.set(browser, reader)
  return reader
}

export const test = base.extend<Visit>({
  /** A browser of its own for a person, for whoever has a cookie, or for nobody. */
  visitor: async ({ visitorAt, baseURL }, use) => {
    await use((who) => visitorAt(baseURL ?? baseUrl(), who))
  },
  visitorAt: async ({ sql, browser, playwright }, use) => {
    const reader = await readerIn(browser)
    const contexts: { dispose(): Promise<void> }[] = []
    await use(async (site, who) => {
      const context = await playwright.request.newContext({ baseURL: site, maxRedirects: 0 })
      contexts.push(context)
      const cookie = typeof who === 'string' ? who : who ? await cookieOf(await sessionCookie(sql, who)) : ''
      return visit(reader, site, cookie, (url, options) => context.fetch(url, options))
    })
    for (const context of contexts) await context.dispose()
  },
})

type Response = { status(): number; headers(): Headers; text(): Promise<string> }
type Fetch = (url: string, options: { method?: string; headers: Headers; data?: Buffer }) => Promise<Response>

function visit(reader: Page, site: string, cookie: string, fetch: Fetch): Visitor {
  async function ask(url: string, headers: Headers, data?: Buffer) {
    const given = Object.entries({ cookie, ...headers }).filter(([, value]) => value !== '')
    const method = data ? 'POST' : 'GET'
    const response = await fetch(url, {
      method,
      headers: Object.fromEntries(given),
      ...(data ? { data } : {}),
    })
    const text = await response.text()
    return { status: response.status(), headers: response.headers(), words: text, text, fields: {} }
  }
  return {
    cookie,
    get: (url) => ask(url, {}),
    async open(url, selector) {
      const { status, text } = await ask(url, {})
      const { fields } = await read(reader, text, selector)
      if (!fields) throw new Error(`${url} (${status}) holds no ${selector}.`)
      return { url, selector, fields }
    },
    async send({ url, selector, fields }, changes = {}, changed = {}) {
      const { type, body } = encode({ ...fields, ...changes })
      const headers = { origin: site, 'content-type': type, ...changed }
      const { text, ...answer } = await ask(url, headers, body)
      const { words, fields: given } = await read(reader, text, selector)
      return { ...answer, words, fields: given ?? {} }
    },
    async call({ url, file, name, fields }, changed = {}) {
      const action = findAction(root, file, name)
      const { headers, body } = formRequest({ site, action, cookie, fields })
      return ask(url, { ...(headers as Headers), ...changed }, body as Buffer)
    },
  }
}

export function cookieOf({ name, value }: { name: string; value: string }): string {
  return `${name}=${value}`
}

/** A form's fields as multipart/form-data, byte for byte. */
function encode(fields: Fields): { type: string; body: Buffer } {
  const boundary = `form-${randomUUID()}`
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
          typeof value === 'string' ? Buffer.from(value) : value,
          Buffer.from('\r\n'),
        ],
  )
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

// The browser reads the HTML; nothing in it is run or loaded.
function read(reader: Page, html: string, selector: string) {
  return reader.evaluate(
    ([html = '', selector = '']) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html')
      for (const unread of body.querySelectorAll('script, style, template')) unread.remove()
      const words = (body.textContent ?? '').replace(/\s+/g, ' ').trim()
      const form = body.querySelector(selector)
      if (!(form instanceof HTMLFormElement)) return { words, fields: null }
      const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)])
      return { words, fields: Object.fromEntries(fields) as Record<string, string> }
    },
    [html, selector],
  )
}
