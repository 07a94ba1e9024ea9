import type { IncomingMessage } from 'node:http'
import { isLoopbackName } from '@/lib/loopback'

/** Why a request does not come in: its status and one sentence that says what to do. */
export type Turned = { status: 400 | 403 | 413 | 415 | 429; message: string }

/** The largest body of a write, in bytes: several times the longest form that people fill in. */
export const maxBodyBytes = 256 * 1024

const tooLong: Turned = { status: 413, message: 'This is too long to send. Shorten it and try again.' }
const damaged: Turned = {
  status: 400,
  message: 'This arrived damaged and was not read. Reload the page and send it again.',
}
const noForm: Turned = { status: 415, message: 'This address takes forms. Open the site and try there.' }

/**
 * Where a request from elsewhere is welcome: a mail program that unsubscribes somebody (RFC 8058) comes from no page. The
 * signed token in the address is what it may do, and no cookie counts there.
 */
const fromAnywhere = /^\/api\/unsubscribe\/[^/?]+$/

/** To a provider of sign-in and back: read as every page is, and may sign somebody in. */
const byProvider = /^\/(?:sign-in\/with|api\/auth\/callback)\//

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request with this method may change something. */
export function isWrite(method = 'GET'): boolean {
  return !safeMethods.has(method)
}

/** Whether a request comes to the door (`lib/door.ts`), which counts by where it comes from. */
export function isForDoor({ method, url = '/' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return isWrite(method) || byProvider.test(url)
}

/**
 * What every request that may change something must satisfy before Next.js sees it, whatever its route: it comes
 * from a page of this site (Origin, or where a browser sends none Sec-Fetch-Site), is a form, and isn't
 * too long. Server actions and route handlers of Next.js do not check this by themselves (docs/decisions/002).
 */
export function turnAway(request: IncomingMessage, siteUrl: string): Turned | null {
  if (!isWrite(request.method)) return null
  if (!fromAnywhere.test(request.url ?? '') && !isFromThisSite(request, siteUrl)) {
    return {
      status: 403,
      message: 'This was not sent from a page of this site. Open the site and try there.',
    }
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return tooLong
  return isReadable(request) ? null : noForm
}

/**
 * Whether an address is spelt so that it can be read: Next.js fails where a part of its path is not UTF-8, and PostgreSQL
 * where it is asked for a text with a NUL.
 */
export function canRead(address = '/'): boolean {
  if (address.includes('%00')) return false
  try {
    decodeURIComponent(address.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

export const unreadable: Turned = {
  status: 400,
  message: 'This address arrived damaged. Look for the page from the front page.',
}

/**
 * Reads along with a body: one that is longer than is allowed without having said so (as when Next.js hands an action
 * on to the page that knows it), or that is not UTF-8, is stopped there, and `refuse` is called once. Next.js would
 * put U+FFFD in the place of what it cannot decode, and somebody's words would be stored in tatters.
 */
export function watchBody(request: IncomingMessage, refuse: (turned: Turned) => void): void {
  const { push } = request
  const text = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let isRefused = false
  const problemOf = (chunk: Uint8Array | null): Turned | null => {
    bytes += chunk?.length ?? 0
    if (bytes > maxBodyBytes) return tooLong
    try {
      text.decode(chunk ?? undefined, { stream: chunk !== null })
      return null
    } catch {
      return damaged
    }
  }
  request.push = (chunk: Uint8Array | null, ...rest) => {
    if (isRefused) return false
    const problem = problemOf(chunk)
    if (!problem) return push.call(request, chunk, ...rest)
    isRefused = true
    refuse(problem)
    return false
  }
}

/** Forms, the calls of actions, and JSON from this very process; a write may also have no body at all. */
function isReadable({ headers, url }: IncomingMessage): boolean {
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';')
  switch (type.trim()) {
    case 'multipart/form-data':
    case 'application/x-www-form-urlencoded':
      return true
    // What React sends where an action is called with no form.
    case 'text/plain':
      return headers['next-action'] !== undefined
    case 'application/json':
      return (url ?? '').startsWith('/api/internal/')
    case '':
      return Number(headers['content-length'] ?? 0) === 0 && headers['transfer-encoding'] === undefined
    default:
      return false
  }
}

function isFromThisSite(request: IncomingMessage, siteUrl: string): boolean {
  const site = new URL(siteUrl)
  const { origin } = request.headers
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin'
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  if (from.origin === site.origin) return true
  // A machine of one's own is reached under several names; the page must still be the very one that is asked.
  const isLocal = isLoopbackName(site.hostname) && isLoopbackName(from.hostname)
  return isLocal && from.protocol === site.protocol && from.host === request.headers.host
}
