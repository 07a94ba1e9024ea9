import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { step } from '../scripts/setup/terminal.mjs'
import type { Cores } from './cores.ts'
import type { Sample } from './load.ts'
import type { Promised } from './promises.ts'
import { measureRaw } from './raw-load.ts'
import { articlePath } from './scenarios.ts'
import { startApplication } from './servers/application.ts'
import { hasNginx, startNginx } from './servers/nginx.ts'
import type { Server } from './servers/start.ts'
import type { Stage } from './stage.ts'
import { median } from './statistics.ts'

type Wish = {
  stage: Stage
  cores: Cores
  seconds: number
  rounds: number
  undo: (() => Promise<void>)[]
  tell: (line: string) => void
}

const worth = 0.8
const settleMs = 4_000
const forms = { whole: 'identity', gzip: 'gzip' }

/**
 * The article page from the documented nginx, beside the same bytes as a plain file from the same process. Left out where
 * there is no nginx.
 */
export async function measureBehindNginx(wish: Wish): Promise<Promised> {
  const name = `article page behind nginx at least ${worth} × a file from nginx with the same bytes, whole and gzip`
  if (!hasNginx()) return { name, holds: null, figures: 'left out: nginx is not installed', values: {} }
  const { behind, file, address } = await step('Starting nginx and what it needs', () => prepare(wish))
  const found = []
  for (const [form, accepted] of Object.entries(forms)) {
    const headers = { 'accept-encoding': accepted }
    const duels: { floor: Sample; sample: Sample }[] = []
    for (let round = 1; round <= wish.rounds; round++) {
      wish.tell(`round ${round} of ${wish.rounds}: behind nginx, ${form}`)
      const floor = await measureRaw({ server: file, path: '/page', headers }, wish.seconds)
      duels.push({
        floor,
        sample: await measureRaw({ server: behind, path: address, headers }, wish.seconds),
      })
    }
    found.push({ form, ...compare(duels) })
  }
  return {
    name,
    holds: found.every(({ rate, cpu }) => Math.min(rate, cpu) >= worth),
    figures: found
      .map(({ form, rate, cpu, perSecond, p99 }) => {
        const ratios = `${rate.toFixed(2)} × (by CPU ${cpu.toFixed(2)} ×, p99 ${p99.toFixed(2)} ×)`
        return `${form} ${ratios}, ${Math.round(perSecond)} a second`
      })
      .join('; '),
    values: Object.fromEntries(
      found.flatMap(({ form, rate, cpu }) => [
        [form, rate],
        [`${form}Cpu`, cpu],
      ]),
    ),
  }
}

/** Medians of the rounds: the page by the file. Where the system tells no processor time the rate stands for it. */
function compare(duels: { floor: Sample; sample: Sample }[]) {
  const of = (ratio: (floor: Sample, sample: Sample) => number) =>
    median(duels.map(({ floor, sample }) => ratio(floor, sample)))
  return {
    rate: of((floor, sample) => sample.requestsPerSecond / floor.requestsPerSecond),
    cpu: of((floor, sample) =>
      floor.cpu && sample.cpu ? floor.cpu / sample.cpu : sample.requestsPerSecond / floor.requestsPerSecond,
    ),
    p99: of((floor, sample) => sample.p99 / floor.p99),
    perSecond: of((_, sample) => sample.requestsPerSecond),
  }
}

/** An application of its own, since the others are measured as they are without a proxy; its page, and the plain files. */
async function prepare({ stage, cores, undo }: Wish) {
  const inside = (name: string) => path.join(stage.database.folder, 'bench', name)
  const pages = inside('pages')
  const application = await startApplication(
    cores,
    inside('behind-nginx'),
    {
      databaseUrl: stage.database.url,
      authSecret: stage.database.secrets.authSecret,
      data: stage.database.folder,
      pagesFolder: pages,
    },
    null,
  )
  undo.push(() => application.stop())
  const plain = inside('plain')
  const { behind, file } = await startNginx({
    cores,
    folder: inside('nginx'),
    plain,
    application: application.url,
    pages,
  })
  undo.push(() => behind.stop())
  const address = articlePath(stage.site.few)
  // What was read while the application began is marked once more, and made anew for who asks after that.
  await wait(settleMs)
  await untilFromFile(behind, address)
  mkdirSync(plain, { recursive: true })
  for (const ending of ['', '.gz']) {
    writeFileSync(
      path.join(plain, `page${ending}`),
      readFileSync(path.join(pages, `${address}.html${ending}`)),
    )
  }
  return { behind, file, address }
}

/** A page from a file has nginx's own ETag, which is not weak. */
async function untilFromFile(behind: Server, address: string): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const answer = await fetch(`${behind.url}${address}`)
    await answer.arrayBuffer()
    if (answer.status === 200 && answer.headers.get('etag')?.startsWith('"')) return
    if (Date.now() > deadline) throw new Error(`nginx finds no file for ${address}.\n${behind.said()}`)
    await wait(100)
  }
}
