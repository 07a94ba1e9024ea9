import type { IncomingMessage } from 'node:http'
import { sharedAddress } from './shared-addresses'

/** A shared page in one of its forms: its path, and what of the router's own headers chooses the form. */
export type Wish = { path: string; routing: Record<string, string> }

/**
 * With these headers Next's router asks for the data of a page instead of its document. They are all that tells one
 * kept form of an address from another, each in one spelling, so that nobody can fill the memory with made-up ones.
 */
const routerHeaders: [name: string, value: RegExp][] = [
  ['rsc', /^1$/],
  ['next-router-prefetch', /^[12]$/],
  // Of the parts of a page, those that every page has. Next.js answers made-up ones too.
  ['next-router-segment-prefetch', /^\/_(?:tree|full|head|index)$/],
]

/** The shared page that a request asks for, and in which of its forms. */
export function wishOf({ method, url = '/', headers }: IncomingMessage): Wish | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  const address = sharedAddress(url)
  if (!address) return null
  const { path, isStatic } = address
  if (headers.rsc === undefined) return { path, routing: {} }
  // The data of a page that is made on each request depends on where in the site its reader is.
  if (!isStatic) return null
  const routing: Record<string, string> = {}
  for (const [name, value] of routerHeaders) {
    const asked = headers[name]
    if (asked === undefined) continue
    if (typeof asked !== 'string' || !value.test(asked)) return null
    routing[name] = asked
  }
  return { path, routing }
}

export function keyOf({ path, routing }: Wish): string {
  return [path, ...routerHeaders.map(([name]) => routing[name] ?? '')].join(' ').trimEnd()
}

export function pathOf(key: string): string {
  return key.split(' ', 1)[0] ?? key
}

/** Whether a key is that of a document that Next.js keeps, and so of nothing but its path. */
export function isDocumentKey(key: string): boolean {
  return key === pathOf(key) && sharedAddress(key)?.isStatic === true
}
