import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Throwaway } from '../scripts/postgres/throwaway.ts'
import type { BenchArticle } from './data/article.ts'
import type { Promised } from './promises.ts'
import type { Server } from './servers/start.ts'
import { quantile } from './statistics.ts'

type Wish = { database: Throwaway; application: Server; article: BenchArticle }

const listeners = 1_000
const events = 100
/** Between two events, in milliseconds: faster than any article is commented on. */
const pause = 50
const patience = 20_000
const allowedMs = 2_000
/** Pages that the events made stale are made anew, and closed connections let go, within this. */
const settleMs = 3_000

/** Holds a thousand readers of one article at one process, and lets things happen there. */
export async function listenLive({ database, application, article }: Wish): Promise<Promised> {
  const arrivals = new Map<number, number[]>()
  const lines = await openLines(`${application.url}/api/live?article=${article.id}`, (id) => {
    const known = arrivals.get(id)
    if (known) known.push(performance.now())
    else arrivals.set(id, [performance.now()])
  })
  const hangUp = () => {
    for (const line of lines) line.destroy()
  }
  try {
    const begun = await happen(database, article)
    await untilAllHeard(arrivals, begun)
    return judge(begun, arrivals, await memoryOfEach(application, hangUp))
  } finally {
    hangUp()
  }
}

/**
 * What a listener costs, in kilobytes: the memory that is free again when all have left. What came before, in a
 * process that has just served everything else, would be cleared away meanwhile and hide it.
 */
async function memoryOfEach(application: Server, hangUp: () => void): Promise<number> {
  await wait(settleMs)
  const held = await application.memory()
  hangUp()
  await wait(settleMs)
  return (held - (await application.memory())) / listeners / 1000
}

/** Opens the lines a few at a time; `heard` is told the number of each event on each of them. */
async function openLines(url: string, heard: (id: number) => void): Promise<http.ClientRequest[]> {
  const lines: http.ClientRequest[] = []
  while (lines.length < listeners) {
    const some = Array.from({ length: Math.min(50, listeners - lines.length) }, () => openLine(url, heard))
    lines.push(...(await Promise.all(some)))
  }
  return lines
}

function openLine(url: string, heard: (id: number) => void): Promise<http.ClientRequest> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${url}: ${response.statusCode}`))
      let rest = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        const messages = (rest + chunk).split('\n\n')
        rest = messages.pop() ?? ''
        for (const message of messages) {
          const id = /^id: (\d+)/.exec(message)?.[1]
          if (id) heard(Number(id))
        }
      })
      response.on('error', () => undefined)
      resolve(request)
    })
    request.on('error', reject)
  })
}

/** Events as an edited comment makes them; when each was begun to be committed, by its number. */
async function happen(database: Throwaway, { id }: BenchArticle): Promise<Map<number, number>> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const begun = new Map<number, number>()
    for (let count = 0; count < events; count++) {
      const at = performance.now()
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO event (kind, subject_type, subject_id, article_id)
         SELECT 'comment.edited', 'comment', id, article_id FROM comment WHERE article_id = $1 LIMIT 1 RETURNING id`,
        [id],
      )
      begun.set(Number(rows[0]?.id), at)
      await wait(pause)
    }
    return begun
  } finally {
    await client.end()
  }
}

async function untilAllHeard(arrivals: Map<number, number[]>, begun: Map<number, number>) {
  const deadline = performance.now() + patience
  const isWhole = () => [...begun.keys()].every((id) => arrivals.get(id)?.length === listeners)
  while (!isWhole() && performance.now() < deadline) await wait(20)
}

function judge(begun: Map<number, number>, arrivals: Map<number, number[]>, perListener: number): Promised {
  const times = [...begun].flatMap(([id, at]) => (arrivals.get(id) ?? []).map((arrived) => arrived - at))
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
  const heard = times.length === listeners * events
  return {
    name: `${listeners} listeners on one article at one process hear each of ${events} events, p99 under 2 s`,
    holds: heard && p99 < allowedMs,
    figures:
      `${times.length} of ${listeners * events} heard, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms from commit; ` +
      `${perListener.toFixed(1)} kB of heap and buffers a listener`,
    values: { listeners, heard: times.length, p50, p99, perListener },
  }
}
