import type { IncomingMessage } from 'node:http'

/** Why a request does not come in: its status and one sentence that says what to do. */
export type Turned = { status: 400 | 403 | 411 | 413; message: string }

/** The largest body of a write, in bytes: several times the longest form that people fill in. */
export const maxBodyBytes = 256 * 1024

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request may change something. */
export function isWrite(request: IncomingMessage): boolean {
  return !safeMethods.has(request.method ?? 'GET')
}
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * What every request that may change something must satisfy before Next.js sees it, whatever its route: it comes
 * from a page of this site (Origin, or where a browser sends none Sec-Fetch-Site), says how long it is, and isn't
 * too long. Server actions and route handlers of Next.js do not check this by themselves (docs/decisions/002).
 */
export function turnAway(request: IncomingMessage, siteUrl: string): Turned | null {
  if (!isWrite(request)) return null
  if (!isFromThisSite(request, siteUrl)) {
    return {
      status: 403,
      message: 'This was not sent from a page of this site. Open the site and try there.',
    }
  }
  const length = request.headers['content-length']
  if (request.headers['transfer-encoding'] || length === undefined) {
    return { status: 411, message: 'Say how long this is (Content-Length).' }
  }
  if (Number(length) > maxBodyBytes) {
    return { status: 413, message: 'This is too long to send. Shorten it and try again.' }
  }
  return null
}

function isFromThisSite(request: IncomingMessage, siteUrl: string): boolean {
  const site = new URL(siteUrl)
  const { origin } = request.headers
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin'
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  if (from.origin === site.origin) return true
  // A machine of one's own is reached under several names; the page must still be the very one that is asked.
  return (
    loopbackNames.has(site.hostname) && loopbackNames.has(from.hostname) && from.host === request.headers.host
  )
}
