import type { IncomingMessage } from 'node:http'

/** Why a request does not come in: its status and one sentence that says what to do. */
export type Turned = { status: 403 | 413; message: string }

/** The largest body of a write, in bytes: several times the longest form that people fill in. */
export const maxBodyBytes = 256 * 1024

const tooLong: Turned = { status: 413, message: 'This is too long to send. Shorten it and try again.' }

/**
 * Where a request from elsewhere is welcome: a mail program that unsubscribes somebody (RFC 8058) comes from no page. The
 * signed token in the address is what it may do, and no cookie counts there.
 */
const fromAnywhere = /^\/api\/unsubscribe\/[^/?]+$/

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request with this method may change something. */
export function isWrite(method = 'GET'): boolean {
  return !safeMethods.has(method)
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * What every request that may change something must satisfy before Next.js sees it, whatever its route: it comes
 * from a page of this site (Origin, or where a browser sends none Sec-Fetch-Site), and isn't
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
  return Number(request.headers['content-length'] ?? 0) > maxBodyBytes ? tooLong : null
}

/**
 * Counts a body that arrives without having said how long it is, as when Next.js hands an action on to the page that
 * knows it, and calls `refuse` instead of letting through more than is allowed.
 */
export function limitBody(request: IncomingMessage, refuse: (turned: Turned) => void): void {
  const { push } = request
  let bytes = 0
  request.push = (chunk: Uint8Array | null, ...rest) => {
    const wasTooLong = bytes > maxBodyBytes
    bytes += chunk?.length ?? 0
    if (bytes <= maxBodyBytes) return push.call(request, chunk, ...rest)
    if (!wasTooLong) refuse(tooLong)
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
  return (
    loopbackNames.has(site.hostname) && loopbackNames.has(from.hostname) && from.host === request.headers.host
  )
}
