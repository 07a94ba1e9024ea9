import { parseArgs } from 'node:util'
import pg from 'pg'
import { restoreFrom } from './backup/file.ts'
import { withDatabase } from './database.ts'
import { migrate } from './migrations/migrate.ts'
import { verifyChain, writeHead } from './record/chain.ts'
import { markFilled } from './seeding.ts'
import { loadDotEnv } from './setup/folders.mjs'
import { Refusal, runMain, say } from './setup/terminal.mjs'

/** `npm run restore -- file`: loads a backup into an empty database, whole or not at all. */
runMain(async () => {
  loadDotEnv()
  const [file, ...more] = parseArgs({ allowPositionals: true }).positionals
  if (!file || more.length > 0) throw new Refusal('One file is needed: npm run restore -- obelus.backup', 2)
  await withDatabase(async (database) => {
    const { takenAt, counts, newer } = await restoreFrom(file, database.ownerUrl)
    await markFilled(database)
    await migrate(database)
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    say(`Restored ${rows} rows in ${Object.keys(counts).length} tables, as they were at ${takenAt}.`)
    if (newer.length > 0) say(`Migrated since: ${newer.join(', ')}.`)
    await sayChain(database.ownerUrl)
  })
})

async function sayChain(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const verdict = await verifyChain(client).finally(() => client.end())
  if (verdict.state !== 'whole')
    throw new Refusal(
      'The event log came as it was in the backup, but its chain is broken; see `npm run record:verify`.',
    )
  say(`The event log is whole${verdict.head ? `; its head is ${writeHead(verdict.head)}` : ''}.`)
}
