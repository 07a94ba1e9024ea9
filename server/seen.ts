import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Exchange } from '@/lib/exchange'
import { type Happening, write } from '@/lib/log'
import type { Metrics } from './metrics'
import type { NameRoute } from './route-names'
import { type RequestTrace, traceRequest } from './trace'

/** Whether a request was refused as not from this site, and its trace where it has one. */
export type Seen = { isForeign?: boolean; trace?: RequestTrace | undefined }
export type Watchers = { metrics: Metrics; nameOf: NameRoute }

/**
 * Follows a request to its end: a number of its own, made here whatever it says about itself, that its reader can name
 * (`X-Request-Id`), its place in the figures, and a line in the log.
 *
 * @param isShared a page that others read as well: on the log's `debug` level while all is well.
 */
export function follow(
  request: IncomingMessage,
  response: ServerResponse,
  { metrics, nameOf }: Watchers,
  isShared = false,
): Exchange & Seen {
  const requestId = randomUUID()
  const trace = traceRequest(request, response, nameOf, requestId)
  const seen: Exchange & Seen = { requestId, traceId: trace?.id, trace }
  const { method = 'GET', url = '/' } = request
  const begun = performance.now()
  response.setHeader('X-Request-Id', requestId)
  response.once('close', () => {
    const ms = performance.now() - begun
    const { statusCode: status, writableFinished: isWhole } = response
    const route = nameOf(url)
    // An open stream is long by intention.
    if (route !== '/api/live') metrics.answered(route, status, ms / 1_000)
    const happening = seen.isForeign ? 'malicious_cors' : happeningOf(method, route, status)
    const isQuiet = isShared || /^\/(_next|api\/(internal|health|metrics))\b/.test(route)
    write(happening ? 'warn' : levelOf(status, isQuiet), {
      event: happening ?? 'request',
      requestId,
      traceId: seen.traceId,
      method,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      actor: seen.actor,
      outcome: outcomeOf(status, isWhole),
    })
  })
  return seen
}

function levelOf(status: number, isQuiet: boolean): 'debug' | 'info' | 'error' {
  if (status >= 500) return 'error'
  return isQuiet && status < 400 ? 'debug' : 'info'
}

function outcomeOf(status: number, isWhole: boolean): string {
  if (!isWhole) return 'cut'
  return status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'done'
}

/** What an answer says that somebody may have to look into. */
function happeningOf(method: string, route: string, status: number): Happening | null {
  const isSigningIn = method === 'POST' && /^\/sign-in(\/second-step)?$/.test(route)
  if (status === 401 || status === 403) return isSigningIn ? 'authn_login_fail' : 'authz_fail'
  if (status === 429) return 'excess_rate_limit_exceeded'
  return status === 400 || status === 413 || status === 415 || status === 422 ? 'input_validation_fail' : null
}
