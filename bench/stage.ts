import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Throwaway } from '../scripts/postgres/throwaway.ts'
import { buildIfNeeded } from '../scripts/setup/build.mjs'
import { generateIfNeeded } from '../scripts/setup/generate.mjs'
import { installIfNeeded } from '../scripts/setup/install.mjs'
import { step } from '../scripts/setup/terminal.mjs'
import { type Cores, moveToAllCores, moveToLoadCore } from './cores.ts'
import { openBenchDatabase } from './data/open.ts'
import { fillSite, type Site } from './data/site.ts'
import { articlePath } from './scenarios.ts'
import { startApplication } from './servers/application.ts'
import { startBareNext } from './servers/bare-next.ts'
import { startFileServer } from './servers/file.ts'
import type { Server } from './servers/start.ts'

export type Stage = {
  database: Throwaway
  site: Site
  /** The copy of the build that runs. */
  folder: string
  application: Server
  /** Starts another process of the application on the same database. */
  startBeside: () => Promise<Server>
  file: Server
  bareNext: Server
  html: Buffer
}

type Wish = { cores: Cores; waiting: number; profile: string | null; undo: (() => Promise<void>)[] }

/** Everything that is measured, ready and running; how to end it goes onto `undo`. */
export async function prepareStage({ cores, waiting, profile, undo }: Wish): Promise<Stage> {
  await installIfNeeded()
  await generateIfNeeded()
  await buildIfNeeded()
  moveToLoadCore(cores)
  const database = await step('Starting the database', openBenchDatabase)
  undo.push(() => database.stop())
  const site = await step('Filling it', () => fillSite(database.url, database.secrets.authSecret, waiting))
  // All below the database's folder, whose keeper removes it whatever happens to us.
  const inside = (name: string) => path.join(database.folder, 'bench', name)
  const kept = async (server: Server) => {
    undo.push(() => server.stop())
    return server
  }
  const folder = inside('application')
  const settings = {
    databaseUrl: database.url,
    authSecret: database.secrets.authSecret,
    data: database.folder,
  }
  const application = await step('Starting the application', async () =>
    kept(await startApplication(cores, folder, settings, profile)),
  )
  const html = await readPage(`${application.url}${articlePath(site.few)}`)
  mkdirSync(inside('file'), { recursive: true })
  const file = await kept(await startFileServer(cores, inside('file'), html))
  moveToAllCores(cores)
  const bareNext = await step('Building and starting the bare page', async () =>
    kept(await startBareNext(cores, inside('bare-next'), html, database.url)),
  )
  moveToLoadCore(cores)
  const startBeside = () => startApplication(cores, inside('beside'), settings, null)
  return { database, site, folder, application, startBeside, file, bareNext, html }
}

async function readPage(url: string): Promise<Buffer> {
  const response = await fetch(url)
  const html = Buffer.from(await response.arrayBuffer())
  if (response.status !== 200)
    throw new Error(`${url} answers ${response.status}: ${html.toString().slice(0, 300)}`)
  return html
}
