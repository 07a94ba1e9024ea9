import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect } from 'vitest'
import { openStream } from '@/test/stream'
import { aWriter, counted, dose, fault, type Scene, writeUntil } from './scene'

const manyWriters = (scene: Scene, count: number) =>
  Promise.all(Array.from({ length: count }, () => aWriter(scene)))

describe('the application', () => {
  fault('F1', 'killed in the middle of writing, it loses and doubles nothing', async (scene, ledger) => {
    const { own } = scene
    const kills = dose(40, 1)
    const writers = await manyWriters(scene, 8)
    const upAfter: number[] = []
    await own.end('SIGTERM')
    const usual = await timed(own.start)
    let isOver = false
    const writing = writeUntil(writers, ledger, () => isOver, 2)
    for (let kill = 0; kill < kills; kill++) {
      await wait(300)
      const killed = performance.now()
      await own.restart('SIGKILL')
      await expect.poll(async () => (await scene.read())?.status, { timeout: 20_000, interval: 20 }).toBe(200)
      upAfter.push(performance.now() - killed)
    }
    isOver = true
    await writing
    expect(ledger.count(200)).toBeGreaterThan(kills)
    return {
      dose: `8 writers, ${kills} kills 300 ms after each start`,
      outcome: `${counted(ledger.statuses)}, none lost or doubled; up again after ${Math.round(Math.max(...upAfter))} ms at most, a start in order took ${Math.round(usual)}`,
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
        const stream = await openStream(`${own.url}/api/live?article=${article.id}`)
        const holder = new pg.Client({ connectionString: own.databaseUrl })
        await holder.connect()
        await holder.query('BEGIN; LOCK TABLE comment IN ACCESS EXCLUSIVE MODE')
        const sent = writers.map((writer) => writer.write(ledger))
        let answered = 0
        for (const one of sent) void one.then(() => answered++)
        await expect
          .poll(async () => answered + (await waiting(scene)), { timeout: 10_000, interval: 10 })
          .toBe(writers.length)
        inTheMiddle += writers.length - answered
        const ended = own.end('SIGTERM')
        await stream.ended
        expect(stream.text()).toMatch(/^retry: \d+$/m)
        await holder.query('COMMIT')
        await holder.end()
        const answers = await Promise.all(sent)
        // Where the machine is so busy that a lock is waited for too long, a write is refused in order.
        for (const answer of answers) expect([200, 503]).toContain(answer?.status)
        expect(await ended).toBe(0)
        await own.start()
      }
      expect(ledger.count('cut')).toBe(0)
      expect(inTheMiddle).toBeGreaterThan(0)
      return {
        dose: `${times} times SIGTERM with a listener and ${inTheMiddle} writes in the middle`,
        outcome: `${counted(ledger.statuses)}, no connection cut, streams end with a retry, exit 0`,
      }
    },
  )
})

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
