import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { PoolCounts } from '@/lib/exchange'

/** What is asked when somebody collects; each answers at once or in a moment. */
export type Sources = {
  listeners: () => number
  pool: () => PoolCounts | undefined
  queued: () => Promise<number>
}

/** What a finished page did for a reader: it stood there, was being made, was older than it should be, or failed. */
export type PageOutcome = 'hit' | 'made' | 'stale' | 'failed'

/** Figures of this process for Prometheus. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly requests: Histogram<'route' | 'status'>
  private readonly pages: Counter<'outcome'>
  private readonly mails: Counter<'outcome'>

  constructor() {
    const registers = [this.registry]
    // Among them the lag of the event loop, memory and the time of the processor.
    collectDefaultMetrics({ register: this.registry })
    this.requests = new Histogram({
      name: 'obelus_request_seconds',
      help: 'How long answers took, by the pattern of the address and the class of the status',
      labelNames: ['route', 'status'],
      buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    })
    this.pages = new Counter({
      name: 'obelus_finished_pages_total',
      help: 'Finished pages by what became of the wish for them; “made” counts the makings',
      labelNames: ['outcome'],
      registers,
    })
    this.mails = new Counter({
      name: 'obelus_mails_total',
      help: 'Mails by what became of them',
      labelNames: ['outcome'],
      registers,
    })
  }

  answered(route: string, status: number, seconds: number): void {
    this.requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds)
  }

  page(outcome: PageOutcome): void {
    this.pages.inc({ outcome })
  }

  mail(outcome: string): void {
    this.mails.inc({ outcome })
  }

  /** Also reports what these say at the time of asking. */
  watch({ listeners, pool, queued }: Sources): void {
    const registers = [this.registry]
    new Gauge({
      name: 'obelus_listeners',
      help: 'Open pages that are told what is new',
      registers,
      collect() {
        this.set(listeners())
      },
    })
    new Gauge({
      name: 'obelus_database_connections',
      help: 'Connections to the database by state, and how many wait for one',
      labelNames: ['state'],
      registers,
      collect() {
        for (const [state, count] of Object.entries(pool() ?? {})) this.set({ state }, count)
      },
    })
    new Gauge({
      name: 'obelus_queued_mails',
      help: 'Mails that wait in the queue; not a number while that cannot be asked',
      registers,
      async collect() {
        this.set(await queued().catch(() => Number.NaN))
      },
    })
  }

  /** Answers `/api/metrics` for who knows the token; false when the request is for something else. Without a token it is not there. */
  answer(request: IncomingMessage, response: ServerResponse, token: string | undefined): boolean {
    if (!token || request.method !== 'GET' || request.url !== '/api/metrics') return false
    response.setHeader('Cache-Control', 'no-store')
    if (!isSame(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '', token)) {
      response.writeHead(401, { 'www-authenticate': 'Bearer', 'content-type': 'text/plain' })
      response.end()
      return true
    }
    this.registry.metrics().then(
      (text) => {
        response.writeHead(200, { 'content-type': this.registry.contentType })
        response.end(text)
      },
      (error: unknown) => {
        console.error(error)
        response.writeHead(500)
        response.end()
      },
    )
    return true
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((word) => createHash('sha256').update(word).digest())
  return timingSafeEqual(one as Buffer, other as Buffer)
}
