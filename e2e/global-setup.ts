import path from 'node:path'
import { freePort } from '../scripts/postgres/server.ts'
import { openThrowaway } from '../scripts/postgres/throwaway.ts'
import { prepareDatabase } from '../scripts/seeding.ts'
import { startApplication } from '../scripts/serve.ts'
import { buildIfNeeded } from '../scripts/setup/build.mjs'
import { stopChildren } from '../scripts/setup/run.mjs'
import { openToAll } from '../test/open-to-all.ts'
import { findOrInstallChromium } from './chromium.ts'
import { startMailServer } from './mail-server.ts'
import { startSources } from './sources.ts'

/**
 * The production build on a seeded database of its own, on free ports; returns how to end it. What the specs need
 * to know goes into the environment, where `environment.ts` finds it.
 */
export default async function setUp() {
  const browser = findOrInstallChromium()
  if (browser) process.env.PLAYWRIGHT_CHROMIUM_PATH = browser
  const undo: (() => Promise<void> | void)[] = []
  const tearDown = async () => {
    stopChildren()
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await start(undo)
  } catch (error) {
    await tearDown()
    throw error
  }
  return tearDown
}

async function start(undo: (() => Promise<void> | void)[]) {
  const server = await openThrowaway()
  undo.push(() => server.stop())
  // The seed and the application of a test belong to this folder and this server, whatever .env says.
  Object.assign(process.env, { OBELUS_DATA: server.folder, LOG_LEVEL: 'error' })
  // One machine does in minutes what many people do in days. e2e/limits.spec.ts has a server with the real numbers.
  Object.assign(process.env, { LIMITS_TIMES: '1000' })
  for (const name of ['DATABASE_URL', 'OBELUS_URL', 'AUTH_SECRET']) delete process.env[name]
  const mailFolder = path.join(server.folder, 'mail')
  const mail = await startMailServer(mailFolder)
  undo.push(() => mail.stop())
  Object.assign(process.env, { SMTP_URL: mail.url, MAIL_FROM: 'Obelus <news@obelus.test>' })
  const sources = await startSources()
  undo.push(() => sources.stop())
  Object.assign(process.env, { OUTGOING_ALLOW: sources.place })
  const database = { url: server.applicationUrl, ownerUrl: server.url, embedded: server }
  const port = await freePort()
  const url = `http://localhost:${port}`
  await prepareDatabase(database, url)
  await openToAll(database.ownerUrl)
  await buildIfNeeded()
  await startApplication('production', { port, host: '127.0.0.1' }, database, undo)
  Object.assign(process.env, {
    OBELUS_E2E_URL: url,
    OBELUS_E2E_DATABASE_URL: server.url,
    OBELUS_E2E_AUTH_SECRET: server.secrets.authSecret,
    OBELUS_E2E_DATA: server.folder,
    OBELUS_E2E_MAIL: mailFolder,
    OBELUS_E2E_SOURCES: sources.origin,
  })
}
