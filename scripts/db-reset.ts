import { parseArgs } from 'node:util'
import { withDatabase } from './database.ts'
import { resetDatabase } from './seeding.ts'
import { loadDotEnv } from './setup/folders.mjs'
import { confirm, Refusal, runMain, say } from './setup/terminal.mjs'

/** `npm run db:reset`: empties the database and makes it anew. Another machine's only with --yes. */
runMain(async () => {
  loadDotEnv()
  const { yes = false } = parseArgs({ options: { yes: { type: 'boolean' } } }).values
  const where = describeDatabase(yes)
  await confirm(`Delete everything in ${where}?`, { yes })
  await withDatabase(resetDatabase)
  say('The database is as new.')
})

function describeDatabase(yes: boolean): string {
  const address = process.env.DATABASE_URL
  if (!address) return 'the embedded database'
  const { hostname, host, pathname } = new URL(address)
  const local = ['localhost', '127.0.0.1', '[::1]', ''].includes(hostname)
  if (!local && !yes)
    throw new Refusal(`${host}${pathname} is not on this machine; add --yes if it really is to be emptied.`)
  return `the database ${host}${pathname}`
}
