import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { aComment, aPerson } from '@/test/factories'
import { openStream } from '@/test/stream'
import { aWriter, counted, dose, fault, patiently, type Scene } from './scene'

/** A listener of which there may be a thousand: it counts and keeps nothing. */
type Listener = { status: number; last: () => number; count: () => number; leave: () => void }

const agent = new http.Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })

function listen(site: string, article: string): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${site}/api/live?article=${article}`, { agent }, (response) => {
      let [last, count, rest] = [0, 0, '']
      response.setEncoding('utf8').on('data', (piece: string) => {
        const lines = (rest + piece).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          const [, id] = /^id: (\d+)$/.exec(line) ?? []
          if (id) [last, count] = [Number(id), count + 1]
        }
      })
      response.on('error', () => {})
      resolve({
        status: response.statusCode ?? 0,
        last: () => last,
        count: () => count,
        leave: () => request.destroy(),
      })
    })
    request.on('error', reject)
  })
}

const listenAll = (site: string, article: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => listen(site, article)))

/** Whether the process hears the log already, as one who leaves at once. */
async function tryOne(site: string, article: string): Promise<number> {
  const { status, leave } = await listen(site, article)
  leave()
  return status
}

const idsSince = async ({ sql, article }: Scene, id: number) =>
  (
    await sql<{ id: string }>(
      "SELECT id FROM event WHERE article_id = $1 AND kind = 'comment.created' AND id > $2 ORDER BY id",
      [article.id, id],
    )
  ).map((row) => Number(row.id))

const headOf = async ({ sql }: Scene) =>
  Number((await sql<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM event'))[0]?.id)

describe('whoever listens', () => {
  fault('F21', 'hears everything among a thousand, and leaves nothing behind', async (scene) => {
    const { own, article, sql } = scene
    const [many, lasts] = dose([1_000, 60_000], [100, 2_000])
    const beside = await own.startBeside({ LIVE_LISTENERS: String(many), JOBS: 'off' })
    try {
      const before = await headOf(scene)
      await expect.poll(() => tryOne(beside.url, article.id), { timeout: 20_000 }).toBe(200)
      const listeners = await listenAll(beside.url, article.id, many)
      expect(listeners.filter(({ status }) => status !== 200)).toEqual([])
      expect((await listen(beside.url, article.id)).status, 'one too many').toBe(503)
      const people = await Promise.all(Array.from({ length: 4 }, () => patiently(aPerson)))
      const until = Date.now() + lasts
      await Promise.all(
        people.map(async (person) => {
          for (let count = 0; Date.now() < until; count++)
            await patiently(() => aComment(person, article, { body: `Heard ${count} of ${person.handle}.` }))
        }),
      )
      const told = await idsSince(scene, before)
      const started = performance.now()
      const behind = () =>
        listeners.filter((one) => one.count() < told.length || one.last() !== told.at(-1)).length
      await expect.poll(behind, { timeout: 20_000, interval: 50 }).toBe(0)
      const after = Math.round(performance.now() - started)
      expect(listeners.filter((one) => one.count() !== told.length)).toEqual([])
      const connections = async () => {
        const [counted] = await sql<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity
           WHERE application_name = 'obelus events' AND datname = current_database()`,
        )
        return counted?.count
      }
      await expect.poll(connections, { timeout: 20_000, message: 'one connection a process' }).toBe(2)
      for (const one of listeners) one.leave()
      await expect
        .poll(
          async () =>
            (await listenAll(beside.url, article.id, many)).filter((one) => {
              one.leave()
              return one.status !== 200
            }).length,
          { timeout: 10_000, interval: 500 },
        )
        .toBe(0)
      return {
        dose: `${many} listeners, ${told.length} comments in ${lasts / 1_000} s`,
        outcome: `each heard all ${told.length}, the last within ${after} ms; room for ${many} again after they left`,
      }
    } finally {
      await beside.end('SIGKILL')
    }
  })

  fault('F22', 'misses nothing when the connection that listens for them is cut', async (scene, ledger) => {
    const { own, article, sql } = scene
    const cuts = dose(10, 2)
    const before = await headOf(scene)
    const stream = await openStream(`${own.url}/api/live?article=${article.id}`)
    const writer = await aWriter(scene)
    let longest = 0
    for (let cut = 0; cut < cuts; cut++) {
      const ended = await sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'obelus events'",
      )
      expect(ended.length).toBeGreaterThan(0)
      const started = performance.now()
      expect((await writer.write(ledger))?.status).toBe(200)
      const written = await idsSince(scene, before)
      await expect.poll(() => stream.ids(), { timeout: 10_000, interval: 20 }).toEqual(written)
      longest = Math.max(longest, performance.now() - started)
      await wait(50)
    }
    stream.leave()
    return {
      dose: `${cuts} cuts, a comment right after each`,
      outcome: `${counted(ledger.statuses)}, each heard once and in order within ${Math.round(longest)} ms`,
    }
  })
})
