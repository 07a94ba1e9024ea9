import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fresh from 'fresh'
import Negotiator from 'negotiator'
import { finishDocument } from './own-parts'

/**
 * Next marks its shared pages as fresh for a year, for a network of its maker's. Any other cache must ask again:
 * what changes a page is told to this process only.
 */
export const askAgain = 'public, max-age=0, must-revalidate'

type Encoding = 'br' | 'gzip'

/** A page as it is sent: its headers with the ETag, its bytes, and each packed form once somebody has asked for it. */
export type FinishedPage = {
  headers: OutgoingHttpHeaders
  whole: Buffer
  packed: Map<Encoding, Promise<Buffer>>
}

/** Packs a page as browsers can unpack it, as small as is worth the time: it is packed once and sent often. */
export const pack: Record<Encoding, (whole: Buffer) => Promise<Buffer>> = {
  br: (whole) =>
    promisify(brotliCompress)(whole, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_LGWIN]: 22,
        [constants.BROTLI_PARAM_SIZE_HINT]: whole.length,
      },
    }),
  gzip: (whole) => promisify(gzip)(whole),
}

/** Of what Next.js says of a page, what is about how it was made or sent to us. */
const untold = new Set([
  'cache-control',
  'connection',
  'content-length',
  'content-security-policy',
  'date',
  'etag',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  'vary',
  'x-nextjs-cache',
])

export function isDocument(headers: Record<string, string>): boolean {
  return String(headers['content-type']).startsWith('text/html')
}

/** Makes a page ready to be sent. `made` are its bytes as they were made, `isBuilt` whether by `next build`. */
export function finish(headers: Record<string, string>, made: Buffer, isBuilt = false): FinishedPage {
  const document = isDocument(headers) ? finishDocument(made.toString(), isBuilt) : undefined
  const whole = document ? Buffer.from(document.html) : made
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !untold.has(name)))
  return {
    headers: {
      ...kept,
      ...(document ? { 'content-security-policy': document.policy } : {}),
      'cache-control': askAgain,
      vary: [...new Set([...String(headers.vary ?? '').split(/, */), 'Accept-Encoding'])]
        .filter(Boolean)
        .join(', '),
      // Weak, since it is the same for every encoding.
      etag: `W/"${createHash('sha256').update(whole).digest('base64url').slice(0, 22)}"`,
    },
    whole,
    packed: new Map(),
  }
}

/**
 * Sends a page, or 304 to who has it.
 *
 * @param ageSeconds for how long nobody could tell whether it is still so; 0 when it is known to be.
 */
export async function send(
  page: FinishedPage,
  request: IncomingMessage,
  response: ServerResponse,
  ageSeconds: number,
): Promise<void> {
  if (ageSeconds > 0) response.setHeader('Age', ageSeconds)
  if (fresh(request.headers, { etag: page.headers.etag })) {
    response.writeHead(304, page.headers)
    response.end()
    return
  }
  const encoding = encodingFor(request.headers)
  const body = encoding ? await packedForm(page, encoding) : page.whole
  if (encoding && body !== page.whole) response.setHeader('content-encoding', encoding)
  response.writeHead(200, { ...page.headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function encodingFor(asked: IncomingHttpHeaders): Encoding | undefined {
  const accepted = new Negotiator({ headers: asked }).encodings(['br', 'gzip'])
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding))
}

/** Compressed at the first wish for it, however many wish at once. */
function packedForm(page: FinishedPage, encoding: Encoding): Promise<Buffer> {
  const known = page.packed.get(encoding)
  if (known) return known
  const packing = pack[encoding](page.whole).catch(() => page.whole)
  page.packed.set(encoding, packing)
  return packing
}
