import { readFileSync } from 'node:fs'
import net from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Throwaway } from '../scripts/postgres/throwaway.ts'
import type { Site } from './data/site.ts'
import type { Promised } from './promises.ts'
import { articlePath } from './scenarios.ts'
import type { Server } from './servers/start.ts'

type Wish = { database: Throwaway; application: Server; site: Site }

const connections = 16
/** Requests that one connection has open at once. */
const pipelined = 32
const first = 10_000
const requests = 1_000_000
/** One in so many names what is nowhere, and one in so many makes up a form of a page: these reach Next.js. */
const madeUpEvery = 2_000
const settleMs = 3_000
const bound = 1.25
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(0)} MB`

/**
 * Asks for many shared pages in all their forms, with made-up queries, forms and addresses, and compares what the
 * application holds after the first ten thousand requests with what it holds after all. Only headers are asked for
 * (HEAD), which makes and keeps the same pages as reading them.
 */
export async function holdMemory({ database, application, site }: Wish): Promise<Promised> {
  const paths = await listPaths(database, site)
  const ask = (from: number, to: number) => askMany(application.url, from, to, (at) => requestAt(at, paths))
  await visit(application.url, paths)
  const early = await ask(0, first)
  const before = await weigh(application)
  const late = await ask(first, requests)
  const after = await weigh(application)
  const wrong = early.wrong + late.wrong
  const heap = after.held / before.held
  const resident = before.resident && after.resident ? after.resident / before.resident : null
  return {
    name: `after ${requests} requests, many of them made up, the application holds at most ${bound} × what it held after ${first}`,
    holds: wrong === 0 && Math.max(heap, resident ?? 0) <= bound,
    figures:
      `heap and buffers ${megabytes(after.held)} against ${megabytes(before.held)} (${heap.toFixed(2)} ×), ` +
      `resident ${after.resident ? megabytes(after.resident) : '?'} against ${before.resident ? megabytes(before.resident) : '?'} ` +
      `(${resident?.toFixed(2) ?? '?'} ×); ${paths.length} addresses, ${Math.round(late.perSecond)} requests a second, ${wrong} wrong answers`,
    values: {
      requests,
      heap,
      resident: resident ?? 0,
      heldBytes: after.held,
      residentBytes: after.resident ?? 0,
      perSecond: late.perSecond,
      wrong,
    },
  }
}

async function listPaths(database: Throwaway, site: Site): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM fact_check WHERE state = 'published' ORDER BY id LIMIT 100`,
    )
    const articles = [site.few, site.many, site.busy, ...site.unseen.flatMap(({ few, many }) => [few, many])]
    return [
      ...articles.flatMap((article) => [articlePath(article), `${articlePath(article)}/feed.xml`]),
      ...rows.map(({ id }) => `/fact-checks/${id}`),
      ...['/', '/record', '/record/feed.xml', '/sitemap.xml', '/sitemap/1.xml'],
    ]
  } finally {
    await client.end()
  }
}

/** One after another: many pages that are made at the same time wait for the database together. */
async function visit(url: string, paths: string[]) {
  for (const path of paths) await (await fetch(`${url}${path}`)).arrayBuffer()
}

const encodings = ['identity', 'gzip', 'br']

/** The n-th request: of ten, four plain, three with a query of their own, two for the router, one asked again. */
function requestAt(at: number, paths: string[]): { path: string; headers: string; isMadeUp: boolean } {
  const path = paths[at % paths.length] ?? '/'
  const packed = `accept-encoding: ${encodings[Math.floor(at / paths.length) % 3]}\r\n`
  if (at % madeUpEvery === 1)
    return {
      path: at % (2 * madeUpEvery) === 1 ? `/articles/made-up-${at}` : `/made/up/${at}`,
      headers: packed,
      isMadeUp: true,
    }
  if (at % madeUpEvery === 3)
    return {
      path,
      headers: `${packed}rsc: 1\r\nnext-router-segment-prefetch: /made-up-${at}\r\n`,
      isMadeUp: true,
    }
  const isKept = !/\.xml$|^\/record/.test(path)
  const kind = Math.floor(at / 7) % 10
  if (kind < 4) return { path, headers: packed, isMadeUp: false }
  if (kind < 7) return { path: isKept ? `${path}?q=${at}` : path, headers: packed, isMadeUp: false }
  if (kind < 9) return { path, headers: isKept ? `${packed}rsc: 1\r\n` : packed, isMadeUp: false }
  return { path, headers: `${packed}if-none-match: "made-up-${at}"\r\n`, isMadeUp: false }
}

/** Sends the requests from one number to another over pipelined connections; answers come in order. */
async function askMany(
  url: string,
  from: number,
  to: number,
  make: (at: number) => ReturnType<typeof requestAt>,
) {
  const started = performance.now()
  let next = from
  let wrong = 0
  const answering = Array.from({ length: connections }, async () => {
    const { hostname, port } = new URL(url)
    const socket = net.connect({ host: hostname, port: Number(port) })
    const open: boolean[] = []
    const fill = () => {
      let text = ''
      while (open.length < pipelined && next < to) {
        const { path, headers, isMadeUp } = make(next++)
        open.push(isMadeUp)
        text += `HEAD ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${headers}\r\n`
      }
      if (text) socket.write(text)
      return open.length > 0
    }
    await new Promise<void>((resolve, reject) => {
      let rest = ''
      socket.setEncoding('latin1')
      socket.on('connect', () => fill() || resolve())
      socket.on('data', (chunk) => {
        const answers = (rest + chunk).split('\r\n\r\n')
        rest = answers.pop() ?? ''
        for (const answer of answers) {
          const status = Number(answer.slice(9, 12))
          const isRight = open.shift() ? status < 500 : status === 200
          if (!isRight) wrong++
        }
        if (!fill()) resolve()
      })
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('The application hung up.')))
    })
    socket.destroy()
  })
  await Promise.all(answering)
  return { wrong, perSecond: (to - from) / ((performance.now() - started) / 1000) }
}

async function weigh(application: Server) {
  await wait(settleMs)
  const held = await application.memory()
  return { held, resident: residentBytes(application.pid) }
}

/** What the system has given a process; null where it does not tell. */
function residentBytes(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return kilobytes ? Number(kilobytes) * 1024 : null
}
