import { isUnreachable } from '@/lib/database-errors'

export class Failure extends Error {}

/** Ends the command with one sentence on standard error and exit code 1. */
export function fail(sentence: string): never {
  throw new Failure(sentence)
}

/** Runs a command of package.json: whatever goes wrong is one sentence and an exit code other than 0. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
    process.exit(0)
  } catch (error) {
    const isUsage =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (error instanceof Failure || isUsage) console.error(error.message)
    else if (isUnreachable(error))
      console.error('The database cannot be reached. Is it running, and is DATABASE_URL right?')
    else console.error(error)
    process.exit(1)
  }
}
