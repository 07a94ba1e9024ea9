import type { IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import {
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { suppressTracing, W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import { PrismaInstrumentation } from '@prisma/instrumentation'
import { isOwnBearer } from '@/lib/own-secret'
import { KnownWordsOnly } from './known-words-only'
import type { Tracing } from './trace'

/** Asked all the time, or open for hours: nothing to learn from. */
const untraced = /^\/(_next|api\/(live|health|metrics))\b/
const stopWithinMs = 2_000

/**
 * Traces of this process by OpenTelemetry, which reads its own settings from the environment (`OTEL_…`): what the server
 * answers, and below it what Next.js and Prisma say of themselves.
 */
export function openTracing(): Tracing {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'obelus' }))
    .merge(detectResources({ detectors: [envDetector] }))
  const provider = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new KnownWordsOnly(new OTLPTraceExporter()))],
  })
  // Nobody outside chooses the number of a trace here, or whether it is kept.
  provider.register({ propagator: null })
  const prisma = new PrismaInstrumentation()
  prisma.setTracerProvider(provider)
  prisma.enable()
  const tracer = provider.getTracer('obelus')
  const propagator = new W3CTraceContextPropagator()
  const parentOf = ({ headers }: IncomingMessage) =>
    isOwnBearer(headers.authorization)
      ? propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)
      : ROOT_CONTEXT

  return {
    request(request, response, { route, requestId }) {
      if (untraced.test(route))
        return { id: undefined, within: (work) => context.with(suppressTracing(context.active()), work) }
      const { method = 'GET' } = request
      const attributes = {
        'http.request.method': method,
        'http.route': route,
        ...(requestId ? { 'obelus.request_id': requestId } : { 'obelus.making': true }),
      }
      const parent = parentOf(request)
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent)
      response.once('close', () => {
        const { statusCode } = response
        // Next.js has put the name of its own in between, as that of a page to which it rewrote.
        span.setAttributes({ 'http.route': route, 'http.response.status_code': statusCode })
        if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      })
      const { traceId, traceFlags } = span.spanContext()
      return {
        id: traceFlags & TraceFlags.SAMPLED ? traceId : undefined,
        within: (work) => context.with(trace.setSpan(parent, span), work),
      }
    },
    job: (id, work) =>
      tracer.startActiveSpan(
        'mail job',
        { kind: SpanKind.CONSUMER, attributes: { 'obelus.job_id': id }, root: true },
        (span) => work().finally(() => span.end()),
      ),
    headers() {
      const carrier: Record<string, string> = {}
      propagator.inject(context.active(), carrier, defaultTextMapSetter)
      return carrier
    },
    async close() {
      prisma.disable()
      await Promise.race([provider.shutdown(), wait(stopWithinMs, undefined, { ref: false })])
      trace.disable()
      context.disable()
    },
  }
}
