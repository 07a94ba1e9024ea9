import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startSources } from '@/e2e/sources'
import { buildIfNeeded } from '@/scripts/setup/build.mjs'
import { readTable } from './table'

/** Once for all faults: the production build, a secret, and a file for what was seen, which is printed at the end. */
export default async function setUp() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-faults-'))
  const sources = await startSources()
  Object.assign(process.env, {
    OUTGOING_ALLOW: sources.place,
    OBELUS_E2E_SOURCES: sources.origin,
    OBELUS_E2E_AUTH_SECRET: randomBytes(32).toString('base64url'),
    OBELUS_FAULTS_TABLE: path.join(folder, 'table'),
  })
  await buildIfNeeded()
  return async () => {
    await sources.stop()
    const table = readTable()
    if (table) console.log(`\n${table}\n`)
    rmSync(folder, { recursive: true })
  }
}
