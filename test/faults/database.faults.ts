import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect } from 'vitest'
import { type Answer, ask } from './client'
import { aWriter, counted, dose, fault, isQuick, notRun, percentile, type Scene, writeUntil } from './scene'
import { openTcpProxy } from './tcp-proxy'

const writersFor = (scene: Scene, count: number, site?: string) =>
  Promise.all(Array.from({ length: count }, () => aWriter(scene, site)))

/** Reads the article over and over until it is over; returns how often it was not there whole. */
async function readUntil({ read, article }: Scene, isOver: () => boolean, site?: string) {
  const seen = { count: 0, broken: 0, ms: [] as number[] }
  while (!isOver()) {
    const answer = site ? await ask(`${site}${article.url}`) : await read()
    seen.count++
    seen.ms.push(answer?.ms ?? 0)
    if (answer?.status !== 200 || !answer.text.includes(article.title) || !answer.text.includes('</html>'))
      seen.broken++
    await wait(20)
  }
  return seen
}

/** While it lasts, others write and read. */
async function during(
  scene: Scene,
  ledger: Parameters<typeof writeUntil>[1],
  work: () => Promise<void>,
  site?: string,
) {
  let isOver = false
  const writers = await writersFor(scene, 8, site)
  const writing = writeUntil(writers, ledger, () => isOver, 100)
  const reading = readUntil(scene, () => isOver, site)
  await work().finally(() => (isOver = true))
  await writing
  return reading
}

const slowest = (answers: (Answer | null)[]) =>
  Math.round(Math.max(...answers.map((answer) => answer?.ms ?? 0)))

/** Nobody is left alone longer than this: three seconds, and what as many at once take when nothing is wrong. */
const patience = (usual: number) => 3_000 + 3 * usual

describe('the database', () => {
  fault(
    'F3',
    'ends at once and comes back: pages stay, writes say when to come again',
    async (scene, ledger) => {
      const { own } = scene
      const [times, downMs] = dose([20, 5_000], [1, 800])
      const refused: (Answer | null)[] = []
      let longest = 0
      const [writer] = await writersFor(scene, 1)
      const reading = await during(scene, ledger, async () => {
        for (let time = 0; time < times; time++) {
          await own.killDatabase()
          const until = Date.now() + downMs
          while (Date.now() < until) {
            refused.push((await writer?.write(ledger)) ?? null)
            await wait(100)
          }
          await own.startDatabase()
          const back = performance.now()
          await expect
            .poll(async () => (await writer?.write(ledger))?.status, { timeout: 60_000, interval: 100 })
            .toBe(200)
          longest = Math.max(longest, Math.round(performance.now() - back))
        }
      })
      expect(reading.broken).toBe(0)
      expect(refused.map((answer) => answer?.status)).toEqual(refused.map(() => 503))
      for (const answer of refused) expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Object.keys(ledger.statuses).filter((status) => !['200', '503'].includes(status))).toEqual([])
      return {
        dose: `${times} times ended at once, ${downMs} ms away`,
        outcome: `${reading.count} pages read whole; writes ${counted(ledger.statuses)}, refused within ${slowest(refused)} ms, stored again after ${longest} at most`,
      }
    },
  )

  fault('F4', 'cuts all connections again and again', async (scene, ledger) => {
    const { sql } = scene
    const cuts = dose(30, 2)
    let connections = 0
    const reading = await during(scene, ledger, async () => {
      for (let cut = 0; cut < cuts; cut++) {
        await wait(dose(2_000, 700))
        const ended = await sql(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'obelus%' AND pid <> pg_backend_pid()",
        )
        connections += ended.length
      }
      await wait(500)
    })
    expect(reading.broken).toBe(0)
    const failed = Object.entries(ledger.statuses).reduce(
      (sum, [status, count]) => sum + (status === '200' ? 0 : count),
      0,
    )
    expect(failed).toBeLessThanOrEqual(connections)
    return {
      dose: `${cuts} cuts of all connections, ${connections} in all`,
      outcome: `${counted(ledger.statuses)}; ${reading.count} pages read whole`,
    }
  })

  fault('F6', 'has no room left on its disk', async (scene, ledger) => {
    const { own, read } = scene
    const mounted = await moveToSmallDisk(own)
    if (!mounted.ok) return notRun(mounted.why)
    try {
      const [writer] = await writersFor(scene, 1)
      expect((await writer?.write(ledger))?.status).toBe(200)
      const filler = path.join(mounted.disk, 'filler')
      fill(filler, mounted.disk)
      const answers: (Answer | null)[] = []
      for (let time = 0; time < dose(400, 60); time++) {
        answers.push((await writer?.write(ledger)) ?? null)
        const page = await read()
        expect(page?.status).toBe(200)
        if (answers.at(-1)?.status === 503 && answers.filter((one) => one?.status === 503).length > 3) break
      }
      const statuses = ledger.statuses
      expect(Object.keys(statuses).filter((status) => !['200', '503', '507'].includes(status))).toEqual([])
      rmSync(filler)
      await expect
        .poll(async () => (await writer?.write(ledger))?.status, { timeout: 15_000, interval: 200 })
        .toBe(200)
      return {
        dose: `no byte free, ${answers.length} writes`,
        outcome: `${counted(statuses)}, pages 200; writes go on once there is room`,
      }
    } finally {
      await mounted.undo()
    }
  })

  fault('F8', 'is slow, then silent', async (scene, ledger) => {
    const { own } = scene
    const { port } = new URL(own.applicationUrl)
    const proxy = await openTcpProxy({ host: '127.0.0.1', port: Number(port) })
    const url = Object.assign(new URL(own.applicationUrl), { port: String(proxy.port) })
    const token = randomBytes(32).toString('base64url')
    const beside = await own.startBeside({ DATABASE_URL: url.href, JOBS: 'off', METRICS_TOKEN: token })
    const lag = () => lagOf(beside.url, token)
    try {
      const lasts = dose(60_000, 4_000)
      const [writer] = await writersFor(scene, 1, beside.url)
      expect((await writer?.write(ledger))?.status, 'before').toBe(200)
      await expect.poll(async () => await readWhole(scene, beside.url), { timeout: 20_000 }).toBe(true)
      const before = memoryOf(beside.pid())
      const crowd = await writersFor(scene, 20, beside.url)
      await lag()
      const usual = slowest(await Promise.all(crowd.map((one) => one.write(ledger))))
      const usualLag = await lag()
      proxy.delay(200)
      let isOver = false
      const reading = readUntil(scene, () => isOver, beside.url)
      const slow = await writer?.write(ledger)
      await wait(lasts / 4)
      isOver = true
      expect((await reading).broken, 'read whole at 200 ms').toBe(0)
      expect([200, 503]).toContain(slow?.status)
      await lag()
      const silent: (Answer | null)[] = []
      const health: number[] = []
      for (const how of ['5 s', 'silence'] as const) {
        proxy.delay(how === '5 s' ? 5_000 : 0)
        proxy.swallow(how === 'silence')
        const until = Date.now() + lasts
        await Promise.all([
          ...crowd.map(async (one) => {
            while (Date.now() < until) {
              silent.push(await one.write(ledger))
              await wait(200)
            }
          }),
          (async () => {
            while (Date.now() < until) {
              health.push((await ask(`${beside.url}/api/health`))?.ms ?? Number.POSITIVE_INFINITY)
              await wait(50)
            }
          })(),
        ])
      }
      expect(silent.filter((answer) => answer?.status !== 503).length).toBe(0)
      const silentLag = await lag()
      if (!isQuick)
        expect(silentLag, 'lag of the event loop').toBeLessThanOrEqual(Math.max(200, 2 * usualLag))
      const longest = slowest(silent)
      expect(longest).toBeLessThan(patience(usual))
      const grown = memoryOf(beside.pid()) - before
      expect(grown).toBeLessThan(100)
      proxy.swallow(false)
      proxy.delay(0)
      const back = performance.now()
      await expect
        .poll(async () => (await writer?.write(ledger))?.status, { timeout: 10_000, interval: 100 })
        .toBe(200)
      const recovered = Math.round(performance.now() - back)
      expect(recovered, 'writes again').toBeLessThan(2_000 + patience(usual))
      return {
        dose: `200 ms for ${lasts / 4_000} s, then 5 s and silence for ${lasts / 1_000} s each, 20 writers`,
        outcome: `read whole at 200 ms; then ${silent.length} writes 503 within ${longest} ms (20 at once took ${usual} before), lag p99 ${silentLag} ms (${usualLag}), health p99 ${Math.round(percentile(health, 99))} ms, ${grown} MB more; writes again after ${recovered} ms`,
      }
    } finally {
      await beside.end('SIGKILL')
      await proxy.close()
    }
  })

  fault('F9', 'has a table locked', async (scene, ledger) => {
    const lasts = dose(30_000, 3_500)
    const writers = await writersFor(scene, 4)
    const usual = slowest(await Promise.all(writers.map((writer) => writer.write(ledger))))
    const holder = new pg.Client({ connectionString: scene.own.databaseUrl })
    await holder.connect()
    await holder.query('BEGIN; LOCK TABLE comment IN ACCESS EXCLUSIVE MODE')
    const answers: (Answer | null)[] = []
    let isOver = false
    const reading = readUntil(scene, () => isOver)
    const until = Date.now() + lasts
    await Promise.all(
      writers.map(async (writer) => {
        while (Date.now() < until) answers.push(await writer.write(ledger))
      }),
    )
    isOver = true
    const seen = await reading
    await holder.query('COMMIT')
    await holder.end()
    expect(seen.broken).toBe(0)
    expect(answers.map((answer) => answer?.status)).toEqual(answers.map(() => 503))
    expect(slowest(answers)).toBeLessThan(patience(usual))
    expect((await writers[0]?.write(ledger))?.status).toBe(200)
    return {
      dose: `comment locked for ${lasts / 1_000} s, 4 writers`,
      outcome: `${answers.length} writes 503 within ${slowest(answers)} ms; ${seen.count} pages read whole`,
    }
  })

  fault('F10', 'is asked by many at once for what is slow', async (scene) => {
    const { own, read, article } = scene
    const [many, lasts] = dose([500, 30_000], [40, 2_500])
    const undisturbed = await pagesFor(scene, 1_000)
    // As many who ask for what needs no database, about as often: what their number alone costs on this machine.
    const usual = await pagesBeside(scene, many, lasts / 3, `${own.url}/api/health`)
    const holder = new pg.Client({ connectionString: own.databaseUrl })
    await holder.connect()
    // Every search waits as long as the database lets it.
    await holder.query('BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE')
    const statuses: Record<string, number> = {}
    const health: (number | undefined)[] = []
    const pages: number[] = []
    try {
      const until = Date.now() + lasts
      const searching = Array.from({ length: many }, async (_, at) => {
        while (Date.now() < until) {
          const answer = await ask(`${own.url}/record?q=budget${at}`)
          const status = answer?.status ?? 'cut'
          statuses[status] = (statuses[status] ?? 0) + 1
          await wait(Number(answer?.headers.get('retry-after') ?? 0) * 200)
        }
      })
      while (Date.now() < until) {
        health.push((await ask(`${own.url}/api/health`))?.status)
        const page = await read()
        expect(page?.text).toContain(article.title)
        pages.push(page?.ms ?? 0)
        await wait(50)
      }
      await Promise.all(searching)
    } finally {
      await holder.query('COMMIT')
      await holder.end()
    }
    expect(Object.keys(statuses).filter((status) => !['200', '429', '503'].includes(status))).toEqual([])
    expect(health.filter((status) => status !== 200)).toEqual([])
    const [alone, before, then] = [undisturbed, usual, pages].map((all) => Math.round(percentile(all, 95)))
    if (!isQuick) expect(then, 'article p95').toBeLessThanOrEqual(Math.max(50, 2 * (before ?? 0)))
    return {
      dose: `${many} slow searches at once for ${lasts / 1_000} s`,
      outcome: `${counted(statuses)}; health ${health.length} times 200; article p95 ${then} ms, ${before} beside as many who asked for nothing slow, ${alone} alone`,
    }
  })
})

async function readWhole({ article }: Scene, site: string) {
  const answer = await ask(`${site}${article.url}`)
  return answer?.status === 200 && answer.text.includes(article.title)
}

async function pagesFor(scene: Scene, ms: number): Promise<number[]> {
  const until = Date.now() + ms
  return (await readUntil(scene, () => Date.now() > until)).ms
}

/** How long the article took while so many others asked for something every three seconds, as who is told to wait does. */
async function pagesBeside(scene: Scene, many: number, ms: number, url: string): Promise<number[]> {
  const until = Date.now() + ms
  const others = Array.from({ length: many }, async () => {
    await wait(Math.random() * Math.min(ms, 3_000))
    while (Date.now() < until) {
      await ask(url)
      await wait(3_000)
    }
  })
  const pages = await pagesFor(scene, ms)
  await Promise.all(others)
  return pages
}

/** The 99th percentile of the lag of a process's event loop since this was last asked, in milliseconds. */
async function lagOf(site: string, token: string): Promise<number> {
  const answer = await ask(`${site}/api/metrics`, { headers: { authorization: `Bearer ${token}` } })
  const [, seconds] = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(answer?.text ?? '') ?? []
  return Math.round(Number(seconds) * 1_000)
}

/** Resident memory of a process, in megabytes; 0 where the system does not say. */
function memoryOf(pid: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return 0
  }
}

type Mounted = { ok: true; disk: string; undo: () => Promise<void> } | { ok: false; why: string }

/** Moves the database onto a disk of its own in memory, with little room. Only root may, and not everywhere. */
async function moveToSmallDisk(own: Scene['own']): Promise<Mounted> {
  if (process.getuid?.() !== 0) return { ok: false, why: 'only root can make a small disk' }
  const disk = `${own.cluster}-disk`
  mkdirSync(disk)
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=0755', 'tmpfs', disk], {
    encoding: 'utf8',
  })
  if (mount.status !== 0) {
    rmSync(disk, { recursive: true })
    return {
      ok: false,
      why: `no small disk can be made here (${(mount.stderr || String(mount.error)).trim()})`,
    }
  }
  const moved = path.join(disk, 'postgres')
  const copy = (from: string, to: string) => {
    const { status } = spawnSync('cp', ['-a', from, to])
    if (status !== 0) throw new Error(`cp -a ${from} ${to} failed`)
  }
  const aside = `${own.cluster}-aside`
  await own.stopDatabase()
  copy(own.cluster, moved)
  renameSync(own.cluster, aside)
  symlinkSync(moved, own.cluster)
  await own.startDatabase()
  return {
    ok: true,
    disk,
    async undo() {
      await own.stopDatabase()
      rmSync(own.cluster)
      copy(moved, own.cluster)
      rmSync(aside, { recursive: true })
      spawnSync('umount', [disk])
      rmSync(disk, { recursive: true })
      await own.startDatabase()
    },
  }
}

/** Takes every byte that is left. */
function fill(file: string, disk: string) {
  const block = Buffer.alloc(1024 * 1024)
  for (;;) {
    const { bavail, bsize } = statfsSync(disk)
    const left = Math.min(block.length, bavail * bsize)
    if (left === 0) return
    try {
      writeFileSync(file, block.subarray(0, left), { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
}
