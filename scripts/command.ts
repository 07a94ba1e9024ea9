import { isUnreachable } from '@/lib/database-errors'
import { db } from '@/lib/db'
import { withDatabase } from './database'
import { prepareDatabase } from './seeding'
import { loadDotEnv } from './setup/folders.mjs'
import { Refusal } from './setup/terminal.mjs'

export class Failure extends Error {}

/** Ends the command with one sentence on standard error and exit code 1. */
export function fail(sentence: string): never {
  throw new Failure(sentence)
}

/** Does what needs the database that `up` would use, and leaves it as it was found: running or stopped. */
export async function onDatabase(work: () => Promise<void>): Promise<void> {
  loadDotEnv()
  await withDatabase(async (database) => {
    if (database.embedded) await prepareDatabase(database)
    try {
      await work()
    } finally {
      await db().$disconnect()
    }
  })
}

/** Runs a command of package.json: whatever goes wrong is one sentence and an exit code other than 0. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
    process.exit(0)
  } catch (error) {
    const isUsage =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (error instanceof Failure || error instanceof Refusal || isUsage) console.error(error.message)
    else if (isUnreachable(error))
      console.error('The database cannot be reached. Is it running, and is DATABASE_URL right?')
    else console.error(error)
    process.exit(1)
  }
}
