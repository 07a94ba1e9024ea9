import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SpanStatusCode, trace } from '@opentelemetry/api'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ownSecret } from '@/lib/own-secret'
import { root } from '@/scripts/setup/folders.mjs'
import { receiveTraces, type TraceReceiver } from '@/test/trace-receiver'
import { stopTracing, traceHeaders, traceJob, traceRequest, traceWith } from './trace'
import { openTracing } from './tracing'

const closing: (() => unknown)[] = []
afterEach(async () => {
  await stopTracing()
  for (const close of closing.splice(0)) await close()
  vi.unstubAllEnvs()
})

function traceTo(url: string, settings: Record<string, string> = {}) {
  const set = { OTEL_EXPORTER_OTLP_ENDPOINT: url, ...settings }
  for (const [name, value] of Object.entries(set)) vi.stubEnv(name, value)
  traceWith(openTracing())
}

async function traced(settings?: Record<string, string>) {
  const receiver = await receiveTraces()
  closing.push(receiver.close)
  traceTo(receiver.url, settings)
  return receiver
}

async function site(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const nameOf = () => '/articles/[slug]'
/** What Next.js would do below a request: it names the address, and an error what somebody typed. */
function likeNext(secret: string) {
  trace.getTracer('next.js').startActiveSpan(
    `GET /articles/x?token=${secret}`,
    {
      attributes: {
        'http.target': `/articles/x?token=${secret}`,
        'http.url': `http://a.example/${secret}`,
        'next.span_name': `fetch GET ${secret}`,
        'next.span_type': 'AppRender.getBodyResult',
        'next.route': '/articles/[slug]',
      },
      links: [{ context: trace.getActiveSpan()?.spanContext() as never, attributes: { secret } }],
    },
    (span) => {
      span.recordException(new Error(`Nobody has the address ${secret}`))
      span.setStatus({ code: SpanStatusCode.ERROR, message: `Nobody has the address ${secret}` })
      span.end()
    },
  )
}

const ended = async (receiver: TraceReceiver, url: string, headers: Record<string, string> = {}) => {
  await (await fetch(url, { headers })).text()
  await stopTracing()
  return receiver.spans
}

describe('the trace of a request', () => {
  it('begins here, names the route and the number that the reader has, and holds what is done below', async () => {
    const receiver = await traced()
    let id: string | undefined
    const url = await site((request, response) => {
      const traced = traceRequest(request, response, nameOf, 'number-1')
      id = traced?.id
      traced?.within(() => likeNext('canary'))
      response.writeHead(503).end()
    })
    const [below, root, ...others] = await ended(receiver, `${url}/articles/x?token=canary`, {
      cookie: 'canary',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    })
    expect(others).toEqual([])
    expect(root).toMatchObject({
      service: 'obelus',
      scope: 'obelus',
      name: 'GET /articles/[slug]',
      traceId: id,
      attributes: {
        'http.request.method': 'GET',
        'http.route': '/articles/[slug]',
        'http.response.status_code': 503,
        'obelus.request_id': 'number-1',
      },
    })
    expect(root?.parentSpanId, 'whatever a stranger says').toBeUndefined()
    expect(below).toMatchObject({
      scope: 'next.js',
      name: 'AppRender.getBodyResult /articles/[slug]',
      traceId: id,
      parentSpanId: root?.spanId,
    })
    expect(receiver.text()).not.toContain('canary')
    expect(receiver.text(), 'not the address either').not.toContain('/articles/x')
  })

  it('stands below the job of this process that asked for it', async () => {
    const receiver = await traced({ OTEL_SERVICE_NAME: 'obelus-two' })
    const url = await site((request, response) => {
      traceRequest(request, response, () => '/api/internal/work', 'number-2')
      response.end()
    })
    await traceJob('job-1', async () => {
      await fetch(url, { headers: { ...traceHeaders(), authorization: `Bearer ${ownSecret()}` } })
    })
    const spans = await ended(receiver, url)
    const job = spans.find(({ name }) => name === 'mail job')
    expect(job).toMatchObject({ service: 'obelus-two', attributes: { 'obelus.job_id': 'job-1' } })
    expect(spans.filter(({ traceId }) => traceId === job?.traceId)).toMatchObject([
      { name: 'GET /api/internal/work', parentSpanId: job?.spanId },
      { name: 'mail job' },
    ])
  })

  it('is sent for the part that is asked for, and of what is asked all the time never', async () => {
    const receiver = await traced({ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' })
    const ids: (string | undefined)[] = []
    const url = await site((request, response) => {
      const traced = traceRequest(request, response, nameOf, 'number-3')
      ids.push(traced?.id)
      traced?.within(() => likeNext('canary'))
      response.end()
    })
    expect(await ended(receiver, url)).toEqual([])
    expect(ids).toEqual([undefined])
    const all = await traced()
    const quiet = await site((request, response) => {
      traceRequest(request, response, () => '/api/health', 'number-4')?.within(() => likeNext('canary'))
      response.end()
    })
    expect(await ended(all, quiet)).toEqual([])
  })

  it('that nobody takes is said once, and keeps nobody waiting', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    let refused = 0
    const url = await site((_, response) => {
      refused++
      response.writeHead(403).end()
    })
    traceTo(url, { OTEL_BSP_SCHEDULE_DELAY: '20' })
    for (let time = 1; time <= 3; time++) {
      await traceJob(`job-${time}`, async () => undefined)
      await expect.poll(() => refused).toBe(time)
    }
    await stopTracing()
    expect(warned.mock.calls.flat()).toEqual([expect.stringContaining('Traces are not taken')])
  })

  it('is not begun, and nothing of it is loaded, where nobody is named', async () => {
    const here = path.join(root, 'server')
    const loading = readdirSync(here).filter(
      (file) =>
        !/\.test\.ts$/.test(file) &&
        /^import (?!type).* from '(@opentelemetry\/|\.\/tracing'|\.\/known-words-only')/m.test(
          readFileSync(path.join(here, file), 'utf8'),
        ),
    )
    expect(loading, 'what only tracing.ts leads to').toEqual(['known-words-only.ts', 'tracing.ts'])
    expect(traceRequest({} as never, {} as never, nameOf)).toBeUndefined()
    expect(traceHeaders()).toEqual({})
    expect(await traceJob('job', async () => 'done')).toBe('done')
  })
})
