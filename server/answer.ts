import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/env'
import { type Exchange, hasDatabaseFailedLately, openExchange, retryAfterSeconds } from '@/lib/exchange'
import { addressOf, countryOf, readProxies } from './address'
import { isMaking } from './ask-next'
import { type ErrorPages, fillEmptyErrors } from './error-pages'
import { askAgain } from './finished-page'
import { canRead, isForDoor, isWrite, type Turned, turnAway, unreadable, watchBody } from './gate'
import type { Live } from './live'
import type { Metrics } from './metrics'
import { countReads, type Reads } from './reads'
import type { NameRoute } from './route-names'
import { isForOthers, safeHeaders } from './safe-headers'
import { dataPolicy, everywherePolicy, noncePolicy } from './script-policy'
import { follow, type Seen } from './seen'
import type { SharedPages } from './shared-pages'
import { traceRequest } from './trace'

/** What answers: Next.js, and what the server holds ready beside it. */
export type Answerers = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  errorPages: ErrorPages
  sharedPages?: SharedPages
  live?: Live
  metrics: Metrics
  nameOf: NameRoute
}

/** Answers from memory, or lets a request through the gate to Next.js, and gives it the status that its makers noted. */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, errorPages, sharedPages, live, metrics, nameOf }: Answerers,
): void {
  for (const [name, value] of Object.entries(safeHeaders(env().OBELUS_URL))) response.setHeader(name, value)
  if (isForOthers(request.url)) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  // What this process asks itself for is nobody's request.
  const isOwn = isMaking(request)
  if (!canRead(request.url)) {
    follow(request, response, { metrics, nameOf })
    refuse(response, unreadable)
    return
  }
  if (!isOwn && sharedPages?.answer(request, response)) return
  const exchange: Exchange & Seen = isOwn
    ? { trace: traceRequest(request, response, nameOf) }
    : follow(request, response, { metrics, nameOf })
  if (!isOwn && (live?.answer(request, response) || metrics.answer(request, response, env().METRICS_TOKEN)))
    return
  const turned = turnAway(request, env().OBELUS_URL)
  if (turned) {
    exchange.isForeign = turned.status === 403
    refuse(response, turned)
    return
  }
  nameHost(request)
  if (isForDoor(request)) exchange.address = sourceOf(request)
  const country = countryOf(request, trusted(), env().COUNTRY_HEADER)
  if (country) exchange.country = country
  const nonce = giveNonce(request)
  const isForPage = isWrite(request.method) && !request.url?.startsWith('/api/')
  const writeHead = response.writeHead
  response.writeHead = function head(this: ServerResponse, status: number, ...rest: never[]) {
    return writeHead.call(this, settle(this, status, exchange, { isForPage, nonce }), ...rest)
  } as typeof response.writeHead
  fillEmptyErrors(request, response, errorPages)
  if (isWrite(request.method)) {
    watchBody(request, (turned) => {
      if (response.headersSent) {
        request.destroy()
        return
      }
      response.once('finish', () => request.destroy())
      refuse(response, turned)
    })
  }
  const { trace } = exchange
  const handled = () => handle(request, response)
  const pass = trace ? () => trace.within(handled) : handled
  // Only writes and people note anything; other reading is spared what following an exchange through every promise costs.
  const noting = isForDoor(request) || request.headers.cookie ? () => openExchange(exchange, pass) : pass
  const answering = isWrite(request.method) ? noting() : read(request, response, noting, exchange)
  answering.catch((error: unknown) => {
    console.error(error)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  })
}

let reads: Reads | undefined

/** What is read of the API waits its turn; everything else goes straight on. */
async function read(
  request: IncomingMessage,
  response: ServerResponse,
  pass: () => Promise<void>,
  exchange: Exchange,
): Promise<void> {
  reads ??= countReads(env().LIMITS_TIMES)
  const wait = await (reads(request, () => sourceOf(request)) ?? 0)
  if (wait === 0) return pass()
  exchange.retryAfter = wait
  refuse(response, { status: 429, message: `Too many requests. Try again in ${wait} seconds.` })
}

let proxies: ReturnType<typeof readProxies> | undefined
let hasWarned = false

function trusted(): ReturnType<typeof readProxies> {
  proxies ??= readProxies(env().TRUSTED_PROXIES)
  return proxies
}

/** Where a request comes from. Says once that there seems to be a proxy whose word is not taken. */
function sourceOf(request: IncomingMessage): string {
  const proxies = trusted()
  if (proxies.length === 0 && request.headers['x-forwarded-for'] !== undefined && !hasWarned) {
    hasWarned = true
    console.warn(
      'A request came with X-Forwarded-For, and TRUSTED_PROXIES is not set. If a proxy stands in front, everybody is counted as one (docs/operating.md).',
    )
  }
  return addressOf(request, proxies)
}

/**
 * Next.js compares the Origin of an action once more, with a header that anyone can send, or with a Host that a proxy
 * or Next.js itself has changed on the way. What came through the gate came from this site.
 */
function nameHost({ method, headers }: IncomingMessage): void {
  delete headers['x-forwarded-host']
  const { origin } = headers
  if (isWrite(method) && origin && URL.canParse(origin)) headers['x-forwarded-host'] = new URL(origin).host
}

/**
 * Chooses the word that React puts on what is part of a page, whatever a request says about it: Next.js takes it from
 * this header, as if a proxy of its own had set it.
 */
function giveNonce({ headers }: IncomingMessage): string {
  const nonce = randomBytes(16).toString('base64url')
  headers['content-security-policy'] = `script-src 'nonce-${nonce}'`
  delete headers['content-security-policy-report-only']
  headers['x-nonce'] = nonce
  return nonce
}

function refuse(response: ServerResponse, { status, message }: Turned): void {
  response.writeHead(status, {
    'content-type': 'text/plain',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(message)
}

/** The status to send, with the headers that belong to it. */
function settle(
  response: ServerResponse,
  status: number,
  exchange: Exchange,
  { isForPage, nonce }: { isForPage: boolean; nonce: string },
): number {
  const failedForDatabase = status === 500 && hasDatabaseFailedLately()
  // A form or a call of an action that Next.js could not read never came to the door: whoever sent it made the mistake.
  const unread = status === 500 && isForPage && !exchange.atDoor
  const refused = status === 200 && exchange.status !== undefined
  // A browser would send a refused form once more to where a 307 points.
  const forward = status === 307 && exchange.status !== undefined
  const settled = failedForDatabase
    ? 503
    : unread
      ? 400
      : forward
        ? 303
        : refused
          ? (exchange.status ?? status)
          : status
  if (settled === 503 || settled === 429)
    response.setHeader('Retry-After', String(exchange.retryAfter ?? retryAfterSeconds))
  if (String(response.getHeader('cache-control')).startsWith('s-maxage=')) {
    response.setHeader('Cache-Control', askAgain)
  }
  // A whole page that stands ready for an error has its own.
  const isUndecided = response.getHeader('content-security-policy') === dataPolicy
  if (isUndecided && String(response.getHeader('content-type')).startsWith('text/html')) {
    response.setHeader('Content-Security-Policy', documentPolicyHere(nonce))
  }
  return settled
}

/** `next dev` evaluates what it sends, so there a page may run anything. */
function documentPolicyHere(nonce: string): string {
  return env().NODE_ENV === 'development' ? everywherePolicy.join('; ') : noncePolicy(nonce)
}
