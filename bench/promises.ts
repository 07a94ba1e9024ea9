import type { Throwaway } from '../scripts/postgres/throwaway.ts'
import type { Site } from './data/site.ts'
import { countStatements } from './data/statements.ts'
import type { Outcome } from './rounds.ts'
import { articlePath } from './scenarios.ts'
import { bareButton } from './servers/bare-next.ts'
import type { Server } from './servers/start.ts'
import { median } from './statistics.ts'
import { weigh } from './weight.ts'

/** Something the project says of its speed or size, with what was found. Null: this run did not measure it. */
export type Promised = {
  name: string
  holds: boolean | null
  figures: string
  values: Record<string, number>
}

type Found = { database: Throwaway; site: Site; application: Server; bareNext: Server; outcomes: Outcome[] }

const askedForStatements = 500
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** What must hold, measured apart from the rounds. Call it before them: the first requests of unseen pages count. */
export async function weighPromises({ database, site, application, bareNext }: Omit<Found, 'outcomes'>) {
  const cold = await timeUnseen(site, application)
  return [
    await growth(site, application, cold),
    await statements(database, site, application),
    await javaScript(site, application, bareNext),
    await packed(site, application),
  ]
}

/** What must hold of the rounds' figures. */
export function speedPromises(outcomes: Outcome[]): Promised[] {
  const find = (name: string) => outcomes.find((outcome) => outcome.name === name)
  const [few, many] = [find('article'), find('article-5000')]
  const ratio = few?.ratios['bare-next']
  const slower = few && many && growthOf(few, many)
  const file = few?.ratios.file
  const unchanged = find('article-304')
  const faster =
    few &&
    unchanged &&
    median(
      few.samples.flatMap(({ requestsPerSecond }, round) => {
        const other = unchanged.samples[round]
        return other ? [other.requestsPerSecond / requestsPerSecond] : []
      }),
    )
  return [
    {
      name: 'a 304 for the article page is faster than the page',
      holds: faster === undefined ? null : faster > 1,
      figures:
        faster === undefined
          ? 'not measured'
          : `${faster.toFixed(1)} ×; ${unchanged?.ratios['file-304']?.rate.toFixed(2)} × the minimal Node server’s (by CPU ${unchanged?.ratios['file-304']?.cpu?.toFixed(2) ?? '?'} ×)`,
      values: faster === undefined ? {} : { ratio: faster, file: unchanged?.ratios['file-304']?.rate ?? 0 },
    },
    {
      name: 'article page at least 0.9 × the bare static Next.js page',
      holds: ratio === undefined ? null : Math.min(ratio.rate, ratio.cpu ?? ratio.rate) >= 0.9,
      figures: ratio
        ? `${ratio.rate.toFixed(2)} × (by CPU ${ratio.cpu?.toFixed(2) ?? '?'} ×)`
        : 'not measured',
      values: ratio ? { ratio: ratio.rate, cpu: ratio.cpu ?? ratio.rate } : {},
    },
    {
      name: 'article page at least 0.25 × the minimal Node server with the same bytes, its p99 at most 3 ×',
      holds: file === undefined ? null : Math.min(file.rate, file.cpu ?? file.rate) >= 0.25 && file.p99 <= 3,
      figures: file
        ? `${file.rate.toFixed(2)} × (by CPU ${file.cpu?.toFixed(2) ?? '?'} ×), p99 ${file.p99.toFixed(2)} ×`
        : 'not measured',
      values: file ? { ratio: file.rate, cpu: file.cpu ?? file.rate, p99: file.p99 } : {},
    },
    {
      name: 'page with 5 000 annotations within 1.5 × the time of the one with 200, when served',
      holds: slower === undefined ? null : slower <= 1.5,
      figures: slower === undefined ? 'not measured' : `${slower.toFixed(2)} × a request`,
      values: slower === undefined ? {} : { ratio: slower },
    },
  ]
}

/** How many times the time a request of the second takes, round by round: processor time where it is known. */
function growthOf(few: Outcome, many: Outcome): number {
  return median(
    few.samples.flatMap((sample, round) => {
      const other = many.samples[round]
      if (!other) return []
      return sample.cpu && other.cpu
        ? other.cpu / sample.cpu
        : sample.requestsPerSecond / other.requestsPerSecond
    }),
  )
}

/** How long the very first request of a page takes, which renders it, in milliseconds. */
async function timeUnseen(site: Site, application: Server) {
  const times = { few: [] as number[], many: [] as number[] }
  for (const [index, pair] of site.unseen.entries()) {
    // By turns, so that neither always comes after the other.
    const order = index % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)
    for (const name of order) {
      const started = performance.now()
      const response = await fetch(`${application.url}${articlePath(pair[name])}`)
      await response.arrayBuffer()
      // The first pair warms the code up.
      if (index > 0) times[name].push(performance.now() - started)
    }
  }
  return { few: median(times.few), many: median(times.many) }
}

async function growth(
  site: Site,
  application: Server,
  cold: { few: number; many: number },
): Promise<Promised> {
  const few = await weigh(`${application.url}${articlePath(site.few)}`)
  const many = await weigh(`${application.url}${articlePath(site.many)}`)
  const [time, bytes, packed] = [cold.many / cold.few, many.html / few.html, many.htmlGzip / few.htmlGzip]
  return {
    name: 'page with 5 000 annotations within 1.5 × the bytes of the one with 200, and the time to render it',
    holds: time <= 1.5 && bytes <= 1.5 && packed <= 1.5,
    figures:
      `rendered in ${cold.many.toFixed(0)} against ${cold.few.toFixed(0)} ms (${time.toFixed(2)} ×); ` +
      `HTML ${kilobytes(many.html)} against ${kilobytes(few.html)} (${bytes.toFixed(2)} ×), ` +
      `gzip ${kilobytes(many.htmlGzip)} against ${kilobytes(few.htmlGzip)} (${packed.toFixed(2)} ×)`,
    values: {
      time,
      bytes,
      gzip: packed,
      renderMs: cold.few,
      renderManyMs: cold.many,
      html: few.html,
      htmlGzip: few.htmlGzip,
    },
  }
}

async function statements(database: Throwaway, site: Site, application: Server): Promise<Promised> {
  const ask = async (path: string, times: number, cookie = '') => {
    for (let count = 0; count < times; count++) {
      const response = await fetch(`${application.url}${path}`, { headers: { cookie } })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    }
  }
  const cached = await countStatements(database, () => ask(articlePath(site.few), askedForStatements))
  // Shows that the counting counts.
  const viewer = `/api/viewer?article=${site.few.id}`
  const control = await countStatements(database, () => ask(viewer, 1, site.members[0]?.cookie))
  return {
    name: 'no database query for a cached article page',
    holds: cached === 0 && control > 0,
    figures: `${cached} statements in ${askedForStatements} requests (one viewer request: ${control})`,
    values: { statements: cached, requests: askedForStatements, viewerStatements: control },
  }
}

/** As browsers get it: the length that the server sends. */
async function packed(site: Site, application: Server): Promise<Promised> {
  const answer = await fetch(`${application.url}${articlePath(site.few)}`, {
    headers: { 'accept-encoding': 'br' },
  })
  await answer.arrayBuffer()
  const bytes = Number(answer.headers.get('content-length'))
  return {
    name: 'article page of 20 paragraphs with 200 annotations at most 40 kB, brotli',
    holds: answer.headers.get('content-encoding') === 'br' && bytes > 0 && bytes <= 40_000,
    figures: kilobytes(bytes),
    values: { bytes },
  }
}

async function javaScript(site: Site, application: Server, bareNext: Server): Promise<Promised> {
  const article = await weigh(`${application.url}${articlePath(site.few)}`)
  const bare = await weigh(`${bareNext.url}${bareButton}`)
  const more = article.scriptsGzip - bare.scriptsGzip
  return {
    name: 'first-load JavaScript at most 25 kB (gzip) above a bare Next.js page with one client component',
    holds: more <= 25_000,
    figures: `${kilobytes(more)} above: ${kilobytes(article.scriptsGzip)} in ${article.files} files against ${kilobytes(bare.scriptsGzip)} in ${bare.files}`,
    values: {
      above: more,
      article: article.scriptsGzip,
      bare: bare.scriptsGzip,
      articleFiles: article.files,
    },
  }
}
