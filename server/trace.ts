import type { IncomingMessage, ServerResponse } from 'node:http'
import type { NameRoute } from './route-names'

/** The trace of one request. It ends by itself when the answer does. */
export type RequestTrace = {
  /** Its number, which the log carries too; undefined where it is not sent anywhere. */
  id: string | undefined
  /** Does what answers the request: whatever is traced meanwhile stands below it. */
  within: <Value>(work: () => Value) => Value
}

/** What is traced, with OpenTelemetry behind it (`server/tracing.ts`). */
export type Tracing = {
  request: (
    request: IncomingMessage,
    response: ServerResponse,
    about: { route: string; requestId: string | undefined },
  ) => RequestTrace
  job: <Value>(id: string, work: () => Promise<Value>) => Promise<Value>
  /** What a request of this process to itself carries, so that it stands below what it is made for. */
  headers: () => Record<string, string>
  /** Sends what is left, for two seconds at most. */
  close: () => Promise<void>
}

let tracing: Tracing | undefined

/** From now on this is where requests and jobs are traced. Until then nothing of OpenTelemetry is loaded. */
export function traceWith(opened: Tracing): void {
  tracing = opened
}

/** Follows a request from here to the end of its answer; undefined where nothing is traced. */
export function traceRequest(
  request: IncomingMessage,
  response: ServerResponse,
  nameOf: NameRoute,
  requestId?: string,
): RequestTrace | undefined {
  return tracing?.request(request, response, { route: nameOf(request.url ?? '/'), requestId })
}

/** Does a job of the queue, and traces it where anything is. */
export function traceJob<Value>(id: string, work: () => Promise<Value>): Promise<Value> {
  return tracing ? tracing.job(id, work) : work()
}

export function traceHeaders(): Record<string, string> {
  return tracing?.headers() ?? {}
}

export async function stopTracing(): Promise<void> {
  await tracing?.close()
  tracing = undefined
}
