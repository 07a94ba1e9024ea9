import autocannon from 'autocannon'
import { coreSeconds, cpuSeconds, findCores } from './cores.ts'
import type { Server } from './servers/start.ts'
import { quantile } from './statistics.ts'

export type Request = {
  method?: 'GET' | 'POST'
  path?: string
  headers?: Record<string, string>
  body?: Buffer
}

export type Target = {
  server: Server
  path: string
  headers?: Record<string, string>
  /** A fresh request each time, where the same one may not be sent twice. */
  next?: () => Request
  /** The status of the right answer; 200 unless told. */
  status?: number
  /** Whether a body is the whole right answer. Anything else stops the bench: errors are no speed. */
  isRight: (body: string, etag: string) => boolean
}

export type Sample = {
  requestsPerSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** The server's processor time a request, in milliseconds; null where the system does not tell. */
  cpu: number | null
  /** Processor time as a part of the time that went by: near 1 when the server was what held it up. */
  busy: number | null
  /** What others took of the servers' core meanwhile, as a part of the time: with much of it a sample says little. */
  others: number | null
}

const connections = 16

/** Asks for a page as fast as it is answered, over 16 connections, and checks every answer. */
export async function measure(target: Target, seconds: number): Promise<Sample> {
  const times: number[] = []
  const wrong: string[] = []
  const check = (status: number, body: string, _context: object, headers?: Headers) => {
    const etag = String(headers?.ETag ?? headers?.etag ?? '')
    if (status !== (target.status ?? 200) || !target.isRight(body, etag))
      wrong.push(`${status}: ${body.slice(0, 300)}`)
  }
  const cores = findCores()
  const started = { at: performance.now(), cpu: cpuSeconds(target.server.pid), core: coreSeconds(cores) }
  const { errors, timeouts } = await runCannon(target, seconds, check, times)
  const elapsed = (performance.now() - started.at) / 1000
  const cpu = started.cpu === null ? null : (cpuSeconds(target.server.pid) ?? 0) - started.cpu
  const core = started.core === null ? null : (coreSeconds(cores) ?? 0) - started.core
  if (wrong.length > 0 || errors + timeouts > 0) {
    const what = `${wrong.length} wrong answers, ${errors} errors, ${timeouts} timeouts of ${times.length}`
    throw new Error(`${target.path}: ${what}. ${wrong[0] ?? ''}\n${target.server.said()}`)
  }
  return {
    requestsPerSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: cpu === null ? null : (cpu * 1000) / times.length,
    busy: cpu === null ? null : cpu / elapsed,
    others: cpu === null || core === null ? null : Math.max(0, core - cpu) / elapsed,
  }
}

type Headers = Record<string, string | string[] | undefined>
type Check = (status: number, body: string, context: object, headers?: Headers) => void

function runCannon({ server, path, headers, next }: Target, seconds: number, check: Check, times: number[]) {
  const request: autocannon.Request = { path, headers, onResponse: check }
  if (next) request.setupRequest = (given) => ({ ...given, ...next() })
  return new Promise<autocannon.Result>((resolve, reject) => {
    const options = {
      url: server.url,
      connections,
      duration: seconds,
      sampleInt: 50,
      timeout: 20,
      requests: [request],
    }
    const cannon = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)))
    cannon.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  })
}
