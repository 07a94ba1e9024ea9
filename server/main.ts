import { createServer } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import next from 'next'
import { env } from '@/lib/env'
import { poolCounts } from '@/lib/exchange'
import { note } from '@/lib/log'
import { ownSecret } from '@/lib/own-secret'
import { readProxies } from './address'
import { type Answerers, answer } from './answer'
import { askNext } from './ask-next'
import { readErrorPages, sayUnavailable } from './error-pages'
import { openEventLog } from './events'
import { keepPagesFresh } from './fresh-pages'
import { startJobs } from './jobs'
import { Live } from './live'
import { openLog } from './log'
import { queuedMails } from './mail-queue'
import { Metrics } from './metrics'
import { PagesForProxy } from './pages-for-proxy'
import { forgetPagesOfAnother } from './pages-on-disk'
import { keepWithin } from './room-on-disk'
import { routeNames } from './route-names'
import { bareError } from './safe-headers'
import { follow } from './seen'
import { SharedPages } from './shared-pages'
import { stopTracing, traceWith } from './trace'
import { watchLog } from './watch-log'
import { workOver } from './work'

/** Obelus as a process: Next.js behind the gate, fed by the event log, stopped by SIGTERM, SIGINT or its parent's end. */
async function main() {
  const settings = env()
  process.env.AUTH_URL = settings.OBELUS_URL
  readProxies(settings.TRUSTED_PROXIES)
  const dev = settings.NODE_ENV === 'development'
  openLog(settings.LOG_LEVEL, dev || process.stdout.isTTY === true)
  if (settings.OTEL_EXPORTER_OTLP_ENDPOINT) {
    // Node's own import() would not find it: tsx is there for `require` alone (start.cjs).
    const { openTracing } = require('./tracing') as typeof import('./tracing')
    traceWith(openTracing())
  }
  if (settings.LIMITS_TIMES !== 1)
    console.warn(
      `LIMITS_TIMES is ${settings.LIMITS_TIMES}: people may do everything so many times more often. For tests only.`,
    )
  const folder = settings.SHARED_PAGES_FOLDER
  const files = folder && !dev ? new PagesForProxy(path.resolve(folder)) : undefined
  // Also when an error ends the process.
  process.once('exit', () => files?.close())
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 })
  server.on('clientError', (error, socket) => hangUp(error, socket, settings.OBELUS_URL))
  const app = next({ dev, hostname: settings.HOST, port: settings.PORT, httpServer: server })
  if (!dev) {
    await forgetPagesOfAnother(settings.DATABASE_URL, settings.OBELUS_URL)
    keepWithin(settings.KEPT_PAGES_MB * 1024 ** 2)
  }
  await app.prepare()
  const log = openEventLog(settings.DATABASE_URL)
  const live = new Live(log, settings.LIVE_LISTENERS)
  const metrics = new Metrics()
  metrics.watch({
    listeners: () => live.listeners,
    pool: poolCounts,
    queued: async () => (await log.ask<{ count: number }>(queuedMails))[0]?.count ?? 0,
  })
  const nameOf = routeNames(path.join('.next', 'routes-manifest.json'))
  const answerers: Answerers = { handle: app.getRequestHandler(), errorPages: {}, live, metrics, nameOf }
  server.on('request', (request, response) => answer(request, response, answerers))

  const port = await listen(server, settings.PORT, settings.HOST)
  const local = `http://${loopbackOf(settings.HOST)}:${port}`
  if (!dev) answerers.errorPages = await readErrorPages(local)
  live.local = local
  const self = { local, siteUrl: settings.OBELUS_URL, secret: ownSecret() }
  const shared = dev
    ? undefined
    : new SharedPages({
        bytes: settings.SHARED_PAGES_MB * 1024 ** 2,
        make: askNext(local, self.secret),
        fail: (request, response) => sayUnavailable(request, response, answerers.errorPages),
        files,
        count: (outcome) => metrics.page(outcome),
        follow: (request, response) => follow(request, response, { metrics, nameOf }, true),
      })
  const pages = keepPagesFresh({ ...self, shared })
  log.read(pages)
  log.read(watchLog)
  answerers.sharedPages = shared
  const jobs =
    settings.JOBS === 'on'
      ? startJobs({
          databaseUrl: settings.DATABASE_URL,
          isMailing: settings.SMTP_URL !== undefined,
          work: workOver(self),
          count: (outcome) => metrics.mail(outcome),
        })
      : undefined
  if (jobs) log.read(jobs)
  const url = settings.OBELUS_URL
  note('sys_startup')
  if (process.send) process.send({ type: 'listening', url, local })
  else console.log(`Obelus listens on ${local}`)

  let stopping = false
  async function stop() {
    if (stopping) return
    stopping = true
    note('sys_shutdown')
    files?.close()
    pages.close()
    live.close()
    await Promise.all([log.close(), jobs?.close()])
    const closed = new Promise((done) => server.close(done))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
    await closed
    await app.close()
    await stopTracing()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('disconnect', stop)
}

/** What could not be read as a request is answered, in so many words, where somebody still listens. */
function hangUp({ code }: NodeJS.ErrnoException, socket: Duplex, siteUrl: string): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const statuses: Record<string, string> = {
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  }
  socket.end(bareError(statuses[code ?? ''] ?? '400 Bad Request', siteUrl))
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Choose another with --port.`)
          : error,
      ),
    )
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function loopbackOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
