import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fresh from 'fresh'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'

/**
 * Next marks its shared pages as fresh for a year, for a network of its maker's. Any other cache must ask again:
 * what changes a page takes it out of this process only.
 */
export const askAgain = 'public, max-age=0, must-revalidate'

type Encoding = 'br' | 'gzip'
type Page = { headers: OutgoingHttpHeaders; whole: Buffer; packed: Map<Encoding, Promise<Buffer>> }
type Made = { status: number; headers: OutgoingHttpHeaders; whole: Buffer }

const pack: Record<Encoding, (whole: Buffer) => Promise<Buffer>> = {
  br: (whole) => promisify(brotliCompress)(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (whole) => promisify(gzip)(whole),
}

/** The documents that are the same for everyone. */
const sharedPaths = /^\/(?:articles\/[^/]+|fact-checks\/[^/]+)?$/

/** All that the rendering of a shared page may know of a request. */
const allowedHeaders = new Set(['host', 'connection'])

/**
 * The finished shared pages of this process, as they are sent: kept in memory with their ETag, compressed once.
 * Next.js makes a page and says when it is stale; here it is only not hashed, compressed and looked for again for
 * every reader. Whatever marks pages in Next.js must call `forget` afterwards.
 */
export class SharedPages {
  private readonly pages: LRUCache<string, Page>
  private age = 0

  /** @param bytes how much to keep, compressed forms included; least recently read pages go first. */
  constructor(bytes: number) {
    // A page and its compressed forms together are less than one and a half times the page.
    this.pages = new LRUCache({
      maxSize: bytes,
      sizeCalculation: ({ whole }) => Math.ceil(whole.length * 1.5),
    })
  }

  /** Drops every page, and does not keep one whose making began before. */
  forget(): void {
    this.age++
    this.pages.clear()
  }

  /** Answers from memory; false when the request is for something else, or for a page that isn't there yet. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const page = isSharedDocument(request) && this.pages.get(pathOf(request))
    if (!page) return false
    send(page, request.method, request.headers, response)
    return true
  }

  /** Has a page made by `handle`, keeps it when it is one for everyone, and sends it. Other requests go to `handle`. */
  async make(
    request: IncomingMessage,
    response: ServerResponse,
    handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): Promise<void> {
    if (!isSharedDocument(request) || request.method === 'HEAD') return handle(request, response)
    const { age } = this
    const asked = { ...request.headers }
    for (const name of Object.keys(request.headers)) {
      if (!allowedHeaders.has(name)) delete request.headers[name]
    }
    const taken = takeOver(response)
    try {
      await handle(request, response)
    } catch (error) {
      taken.giveBack()
      throw error
    }
    const made = await taken.made
    if (!made) return
    const page = pageOf(made)
    if (page && age === this.age && made.headers['x-nextjs-cache'] !== 'STALE')
      this.pages.set(pathOf(request), page)
    if (page) return send(page, request.method, asked, response)
    response.writeHead(made.status, made.headers)
    response.end(made.whole)
  }
}

function isSharedDocument({ method, url, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  return headers.rsc === undefined && sharedPaths.test(pathOf({ url }))
}

/** What a shared page is known by. It knows nothing of the query, which is the browser's. */
function pathOf({ url = '/' }: { url?: string }): string {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

/** Null for what is not to be shared: errors, redirects, and pages that Next.js made for one request. */
function pageOf({ status, headers, whole }: Made): Page | null {
  if (status !== 200 || !String(headers['cache-control']).startsWith('s-maxage=')) return null
  const { 'content-length': _length, 'x-nextjs-cache': _state, ...kept } = headers
  return {
    headers: {
      ...kept,
      'cache-control': askAgain,
      vary: [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', '),
      // Weak, since it is the same for every encoding.
      etag: `W/"${createHash('sha256').update(whole).digest('base64url').slice(0, 22)}"`,
    },
    whole,
    packed: new Map(),
  }
}

async function send(
  page: Page,
  method: string | undefined,
  asked: IncomingHttpHeaders,
  response: ServerResponse,
): Promise<void> {
  if (fresh(asked, { etag: page.headers.etag })) {
    response.writeHead(304, page.headers)
    response.end()
    return
  }
  const encoding = encodingFor(asked)
  const body = encoding ? await packedForm(page, encoding) : page.whole
  if (encoding && body !== page.whole) response.setHeader('content-encoding', encoding)
  response.writeHead(200, { ...page.headers, 'content-length': body.length })
  response.end(method === 'HEAD' ? undefined : body)
}

function encodingFor(asked: IncomingHttpHeaders): Encoding | undefined {
  const accepted = new Negotiator({ headers: asked }).encodings(['br', 'gzip'])
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding))
}

/** Compressed at the first wish for it, however many wish at once. */
function packedForm(page: Page, encoding: Encoding): Promise<Buffer> {
  const known = page.packed.get(encoding)
  if (known) return known
  const packing = pack[encoding](page.whole).catch(() => page.whole)
  page.packed.set(encoding, packing)
  return packing
}

/** Gathers what Next.js sends instead of sending it; null when the reader leaves before. Gives the response back then. */
function takeOver(response: ServerResponse): { made: Promise<Made | null>; giveBack(): void } {
  const { writeHead, write, end } = response
  const parts: Buffer[] = []
  const giveBack = () => Object.assign(response, { writeHead, write, end })
  const made = new Promise<Made | null>((done) => {
    response.once('close', () => done(null))
    response.writeHead = ((status: number, ...rest: unknown[]) => {
      response.statusCode = status
      for (const [name, value] of Object.entries((rest.at(-1) ?? {}) as OutgoingHttpHeaders)) {
        if (value !== undefined) response.setHeader(name, value)
      }
      return response
    }) as typeof writeHead
    response.write = ((...part: unknown[]) => {
      add(part)
      return true
    }) as typeof write
    response.end = ((...part: unknown[]) => {
      add(part)
      giveBack()
      done({
        status: response.statusCode,
        headers: { ...response.getHeaders() },
        whole: Buffer.concat(parts),
      })
      return response
    }) as typeof end
  })
  return { made, giveBack }

  function add(values: unknown[]): void {
    const [part] = values
    if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part as string))
    const written = values.at(-1)
    if (typeof written === 'function') queueMicrotask(() => written())
  }
}
