import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ended, watchForEnd } from '../scripts/setup/ending.mjs'
import { loadDotEnv, root } from '../scripts/setup/folders.mjs'
import { Refusal, runMain } from '../scripts/setup/terminal.mjs'
import { measureAnchoring } from './anchoring.ts'
import { measureBehindNginx } from './behind-nginx.ts'
import { prepareClaims } from './claim-stage.ts'
import { findCores } from './cores.ts'
import { measureDesk } from './desk.ts'
import { askLighthouse } from './lighthouse.ts'
import { listenLive } from './live.ts'
import { holdMemory } from './memory.ts'
import { type Options, readOptions } from './options.ts'
import { twoProcesses } from './processes.ts'
import { type Promised, speedPromises, weighPromises } from './promises.ts'
import { describeMachine, printReport, type Report } from './report.ts'
import { type Contest, runRounds } from './rounds.ts'
import { rowPromises } from './rows.ts'
import { pageTarget, type Scenario, scenarios } from './scenarios.ts'
import { measureSearch } from './search.ts'
import { bareText } from './servers/bare-next.ts'
import { measureSimilar } from './similar.ts'
import { prepareStage, type Stage } from './stage.ts'
import { readInStorms } from './storm.ts'

/** What is measured of the pages apart from the rounds. */
const apart = ['live', 'storm', 'processes', 'nginx', 'memory', 'lighthouse']

/** Checks a second that the fastest imaginable run could publish. */
const publishedPerSecond = 600

await runMain(async () => {
  const options = readOptions([
    ...scenarios.map(({ name }) => name),
    ...apart,
    'similar',
    'desk',
    'anchoring',
    'search',
  ])
  if (!options) return
  const print = keepOutputForResult()
  const ending = watchForEnd()
  const undo: (() => Promise<void>)[] = []
  try {
    const report = await Promise.race([bench(options, undo), ending.asked.then(() => null)])
    if (!report) return 130
    print(options.json ? `${JSON.stringify(report, null, 2)}\n` : `\n${printReport(report)}`)
  } catch (error) {
    if (ending.isAsked() || error instanceof Ended) return 130
    throw error
  } finally {
    for (const step of undo.reverse()) await step()
  }
})

async function bench(options: Options, undo: (() => Promise<void>)[]): Promise<Report> {
  loadDotEnv()
  const isWanted = (name: string) => options.only.length === 0 || options.only.includes(name)
  const wanted = scenarios.filter(({ name }) => isWanted(name))
  const { promises, ...plans } = await measureHere(options, isWanted, undo)
  const hasPages = wanted.length > 0 || apart.some(isWanted)
  const report = hasPages ? await benchPages(options, wanted, undo) : withoutPages(options)
  return { ...report, mustShow: [...report.mustShow, ...promises], ...plans }
}

/** What is asked in this process, without a page. It knows one database only. */
async function measureHere(
  { only }: Options,
  isWanted: (name: string) => boolean,
  undo: (() => Promise<void>)[],
) {
  const asksClaims = isWanted('similar') || isWanted('desk')
  // Minutes to fill its database: only when it is named.
  const searches = only.includes('search')
  if (searches && asksClaims)
    throw new Refusal('Searching is measured in a database of its own: name it without similar and desk.', 2)
  const claims = asksClaims ? await prepareClaims(undo) : null
  const similar = claims && isWanted('similar') ? await measureSimilar(claims) : null
  const desk = claims && isWanted('desk') ? await measureDesk(claims) : null
  const searched = searches ? await measureSearch(undo) : null
  const anchoring = isWanted('anchoring') ? measureAnchoring() : []
  return {
    promises: [
      ...(similar ? [similar.promise] : []),
      ...(desk?.promises ?? []),
      ...anchoring,
      ...(searched?.promises ?? []),
    ],
    ...(similar ? { plan: similar.plan } : {}),
    ...(desk ? { deskPlan: desk.plan } : {}),
    ...(searched ? { searchPlan: searched.plan } : {}),
  }
}

/** What a report holds when no page was asked for. */
function withoutPages({ seconds, rounds }: Options): Report {
  const run = { seconds, rounds, pageBytes: 0, bareBytes: 0 }
  const machine = describeMachine(false, versionOfNext())
  return { when: new Date().toISOString(), machine, run, floors: {}, scenarios: [], mustShow: [] }
}

async function benchPages(
  { seconds, rounds, only, profile }: Options,
  wanted: Scenario[],
  undo: (() => Promise<void>)[],
): Promise<Report> {
  const cores = findCores()
  const publishes = wanted.some(({ name }) => name === 'publish')
  const waiting = publishes ? Math.ceil((rounds * seconds + 1) * publishedPerSecond) : 0
  const machine = describeMachine(cores !== null, versionOfNext())
  const stage = await prepareStage({ cores, waiting, profile, undo })
  const weighed = only.length === 0 ? await weighPromises(stage) : []
  const contests = await Promise.all(wanted.map((scenario) => contestOf(scenario, stage)))
  const { outcomes, floors } = await runRounds(contests, rounds, seconds, tell)
  const isWanted = (name: string) => only.length === 0 || only.includes(name)
  const { site } = stage
  const promised: Promised[] = []
  if (isWanted('live')) {
    tell('1 000 listeners on one article')
    promised.push(await listenLive({ ...stage, article: site.busy }))
  }
  if (isWanted('storm')) {
    tell('an article that changes while it is read')
    promised.push(...(await readInStorms({ ...stage, article: site.few, seconds, rounds })))
  }
  if (isWanted('processes')) {
    tell('two processes')
    promised.push(await twoProcesses({ ...stage, ...(await besideOf(stage, undo)), article: site.quiet }))
  }
  if (isWanted('nginx')) {
    promised.push(await measureBehindNginx({ stage, cores, seconds, rounds, undo, tell }))
  }
  // These two take minutes, and Lighthouse comes from the npm registry: only when they are named.
  if (only.includes('memory')) {
    tell('a million requests')
    promised.push(await holdMemory(stage))
  }
  if (only.includes('lighthouse')) {
    tell('Lighthouse, three pages')
    promised.push(...(await askLighthouse(site, stage.application, stage.folder)))
  }
  const bare = await (await fetch(`${stage.bareNext.url}${bareText}`)).arrayBuffer()
  return {
    when: new Date().toISOString(),
    machine,
    run: { seconds, rounds, pageBytes: stage.html.length, bareBytes: bare.byteLength },
    floors,
    scenarios: outcomes,
    mustShow: [
      ...speedPromises(outcomes),
      ...rowPromises(outcomes),
      ...weighed,
      ...promised,
      sameSize(stage.html.length, bare.byteLength),
    ],
  }
}

/** Another process of the application on the same database, from a copy of its own. */
async function besideOf({ startBeside, site }: Stage, undo: (() => Promise<void>)[]) {
  const beside = await startBeside()
  undo.push(() => beside.stop())
  const [author] = site.members
  if (!author) throw new Error('Nobody is there.')
  return { beside, author }
}

async function contestOf(scenario: Scenario, stage: Stage): Promise<Contest> {
  const { name, what, rest, headers, floor, row, warmUp = 1 } = scenario
  const suffix = floor ? `-${floor.name}` : headers ? '-gzip' : ''
  const ask = floor?.target ?? ((server, path) => pageTarget(server, path, headers))
  const floors = {
    [`file${suffix}`]: await ask(stage.file, '/'),
    [`bare-next${suffix}`]: await ask(stage.bareNext, bareText),
    ...(row ? { [row.name]: await row.target(stage) } : {}),
  }
  return { name, what, rest, warmUp, floors, target: await scenario.target(stage) }
}

function sameSize(page: number, bare: number): Promised {
  const ratio = bare / page
  const name = 'the bare page is as large as the article page, within 5 % (else the comparison says nothing)'
  return { name, holds: Math.abs(ratio - 1) <= 0.05, figures: `${ratio.toFixed(3)} ×`, values: { ratio } }
}

/** Standard output is for the result alone; what the scripts say while they work goes to standard error. */
function keepOutputForResult(): (text: string) => void {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write
  return (text) => {
    write(text)
  }
}

function tell(line: string) {
  process.stderr.write(`  ${line}\n`)
}

function versionOfNext(): string {
  return JSON.parse(readFileSync(path.join(root, 'node_modules', 'next', 'package.json'), 'utf8')).version
}
