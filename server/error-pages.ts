import type { IncomingMessage, ServerResponse } from 'node:http'
import { retryAfterSeconds } from '@/lib/exchange'
import { routes } from '@/lib/routes'
import { type Document, finishDocument } from './own-parts'

const scripts = /<script\b[^>]*>.*?<\/script>|<link rel="preload" as="script"[^>]*>/gs

/** Whole pages for requests that Next.js answers with an empty one, by the status it gives. */
export type ErrorPages = Partial<Record<number, Document>>

/**
 * The pages as Next.js has built them, each with its policy. The one for a failed request is shown at any address, so it
 * keeps no script that would take the address for its own.
 */
export async function readErrorPages(local: string): Promise<ErrorPages> {
  const [missing, failed] = await Promise.all(
    [routes.nowhere(), routes.unavailable()].map(async (path) => (await fetch(`${local}${path}`)).text()),
  )
  return {
    404: finishDocument(missing ?? '', true),
    500: finishDocument((failed ?? '').replaceAll(scripts, ''), true),
  }
}

/**
 * Puts a whole page in the place of Next's. A page that says `notFound()` or throws while it is made on demand is
 * sent as an empty document that only JavaScript fills; people without it, and crawlers, would see nothing.
 */
export function fillEmptyErrors(request: IncomingMessage, response: ServerResponse, pages: ErrorPages): void {
  const { writeHead, write, end } = response
  let filled = false

  response.writeHead = function head(status: number, ...rest: never[]) {
    const page = isDocument(request, response) ? pages[status] : undefined
    if (page === undefined) return writeHead.call(response, status, ...rest)
    filled = true
    for (const name of ['content-encoding', 'transfer-encoding', 'etag']) response.removeHeader(name)
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Content-Length', Buffer.byteLength(page.html))
    response.setHeader('Content-Security-Policy', page.policy)
    response.setHeader('Cache-Control', 'private, no-store')
    writeHead.call(response, status)
    end.call(response, page.html, 'utf8')
    return response
  } as typeof response.writeHead

  response.write = function part(...content: never[]) {
    settleHead()
    return filled || (write as (...content: never[]) => boolean).apply(response, content)
  } as typeof response.write

  response.end = function last(...content: never[]) {
    settleHead()
    return filled ? response : (end as (...content: never[]) => ServerResponse).apply(response, content)
  } as typeof response.end

  function settleHead() {
    if (!response.headersSent && pages[response.statusCode] !== undefined)
      response.writeHead(response.statusCode)
  }
}

/** Says that a page cannot be had now, and when to try again. */
export function sayUnavailable(request: IncomingMessage, response: ServerResponse, pages: ErrorPages): void {
  const page = pages[500]
  response.writeHead(503, {
    'retry-after': String(retryAfterSeconds),
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    ...(page ? { 'content-security-policy': page.policy } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : page?.html)
}

/** Whether the whole document is asked for, and not the data with which Next.js goes from page to page. */
function isDocument(request: IncomingMessage, response: ServerResponse): boolean {
  const type = String(response.getHeader('content-type') ?? '')
  return request.method !== 'HEAD' && request.headers.rsc === undefined && type.startsWith('text/html')
}
