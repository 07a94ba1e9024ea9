import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect } from 'vitest'
import { openStream, type Stream } from '@/test/stream'
import { aWriter, counted, dose, fault, isQuick, percentile, rounds, type Scene, writeUntil } from './scene'

const manyWriters = (scene: Scene, count: number) =>
  Promise.all(Array.from({ length: count }, () => aWriter(scene)))

describe('the application', () => {
  fault('F1', 'killed in the middle of writing, it loses and doubles nothing', async (scene, ledger) => {
    const { own } = scene
    const writers = await manyWriters(scene, 8)
    const upAfter: number[] = []
    let inTheMiddle = 0
    let kills = 0
    await own.end('SIGTERM')
    const usual = await timed(() => startAgain(scene, own.start))
    let isOver = false
    const writing = writeUntil(writers, ledger, () => isOver, 2)
    for (const _ of rounds(dose(200, 1))) {
      await wait(300)
      kills++
      inTheMiddle += ledger.open
      upAfter.push(await timed(() => startAgain(scene, () => own.restart('SIGKILL'))))
    }
    isOver = true
    await writing
    expect(ledger.count(200)).toBeGreaterThan(kills)
    expect(inTheMiddle, 'writes in the middle').toBeGreaterThanOrEqual(kills)
    const [half, longest] = [percentile(upAfter, 50), Math.max(...upAfter)].map(Math.round)
    if (!isQuick) expect(half, 'up again').toBeLessThan(3 * usual)
    return {
      dose: `8 writers, ${kills} kills 300 ms after each start, ${inTheMiddle} writes in the middle`,
      outcome: `${counted(ledger.statuses)}, none lost or doubled; up again after ${half} ms, ${longest} at most; a start in order took ${Math.round(usual)}`,
    }
  })

  fault(
    'F2',
    'asked to end, it finishes what it has begun and tells its listeners when to come back',
    async (scene, ledger) => {
      const { own, article } = scene
      const times = dose(20, 1)
      let inTheMiddle = 0
      // Few in the short form: on a busy machine all are to arrive before the first has waited too long.
      const writers = await manyWriters(scene, dose(8, 2))
      // A round in which every write was answered first says nothing: then there is one more.
      for (let time = 0; time < times || (inTheMiddle === 0 && time < times + 4); time++) {
        const stream = await listen(`${own.url}/api/live?article=${article.id}`)
        const holder = new pg.Client({ connectionString: own.databaseUrl })
        await holder.connect()
        await holder.query('BEGIN; LOCK TABLE comment IN ACCESS EXCLUSIVE MODE')
        const sent = writers.map((writer) => writer.write(ledger))
        let answered = 0
        for (const one of sent) void one.then(() => answered++)
        await expect
          .poll(async () => answered + (await waiting(scene)), { timeout: 60_000, interval: 10 })
          .toBe(writers.length)
        inTheMiddle += writers.length - answered
        const ended = own.end('SIGTERM')
        await stream.ended
        expect(stream.text()).toMatch(/^retry: \d+$/m)
        await holder.query('COMMIT')
        await holder.end()
        const answers = await Promise.all(sent)
        for (const answer of answers) {
          expect([200, 503]).toContain(answer?.status)
          // Only where the machine is so busy that a lock was waited for too long; not because of the end.
          if (answer?.status === 503) expect(answer.ms).toBeGreaterThan(lockTimeoutMs)
        }
        expect(await ended).toBe(0)
        await own.start()
      }
      expect(ledger.count('cut')).toBe(0)
      expect(inTheMiddle).toBeGreaterThanOrEqual(dose(times, 1))
      return {
        dose: `${times} times SIGTERM with a listener and ${inTheMiddle} writes in the middle`,
        outcome: `${counted(ledger.statuses)}, no connection cut, streams end with a retry, exit 0`,
      }
    },
  )
})

/** How long PostgreSQL lets a write wait for a lock (`lib/pool.ts`). */
const lockTimeoutMs = 2_000

/** A stream, as soon as a process that has just begun hears the log. */
async function listen(url: string): Promise<Stream> {
  for (;;) {
    const stream = await openStream(url)
    if (stream.status === 200) return stream
    stream.leave()
    await wait(100)
  }
}

/** From the start until somebody can read. */
async function startAgain(scene: Scene, start: () => Promise<void>) {
  await start()
  await expect.poll(async () => (await scene.read())?.status, { timeout: 60_000, interval: 20 }).toBe(200)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** How many statements wait for a lock. */
async function waiting({ sql }: Scene): Promise<number> {
  const [row] = await sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'obelus' AND wait_event_type = 'Lock'",
  )
  return row?.count ?? 0
}
