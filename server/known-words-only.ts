import type { Attributes } from '@opentelemetry/api'
import { type ExportResult, ExportResultCode } from '@opentelemetry/core'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node'

/**
 * What a trace may say, each of it a word of our code, of a closed list or an id. Everything else is left out, whoever
 * adds it: Next.js names whole addresses with their queries, and errors hold what somebody typed. The text of a query to
 * the database has `$1` where its values are.
 */
const known = [
  'db.query.text',
  'db.system.name',
  'error.type',
  'http.method',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'http.status_code',
  'method',
  'model',
  'next.page',
  'next.route',
  'next.rsc',
  'next.span_type',
  'obelus.job_id',
  'obelus.making',
  'obelus.request_id',
]
/** Whose names for what they do hold nothing of a request. */
const wellNamed = ['obelus', 'prisma']

/** Hands traces on without anything that is somebody's, and says in the log when nobody takes them. */
export class KnownWordsOnly implements SpanExporter {
  private isFailing = false

  constructor(private readonly next: SpanExporter) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.next.export(spans.map(inKnownWords), (result) => {
      const hasFailed = result.code === ExportResultCode.FAILED
      if (hasFailed && !this.isFailing)
        console.warn(`Traces are not taken: ${result.error?.message ?? 'no reason given'}`)
      this.isFailing = hasFailed
      done(result)
    })
  }

  shutdown(): Promise<void> {
    return this.next.shutdown()
  }

  async forceFlush(): Promise<void> {
    await this.next.forceFlush?.()
  }
}

function inKnownWords(span: ReadableSpan): ReadableSpan {
  const attributes: Attributes = {}
  for (const key of known) if (key in span.attributes) attributes[key] = span.attributes[key]
  const said = {
    name: wellNamed.includes(span.instrumentationScope.name) ? span.name : nameOf(attributes),
    attributes,
    events: [],
    links: [],
    status: { code: span.status.code },
  }
  // A span is read through getters of its class, which a copy would not have.
  return Object.create(
    span,
    Object.fromEntries(Object.entries(said).map(([key, value]) => [key, { value, enumerable: true }])),
  )
}

/** What Next.js does, and for which route: its own names may hold an address. */
function nameOf(attributes: Attributes): string {
  const { 'next.span_type': type = 'Next.js', 'next.route': route, 'next.page': page } = attributes
  return [type, route ?? page].filter(Boolean).join(' ')
}
