import { db } from '@/lib/db'
import type { Throwaway } from '../scripts/postgres/throwaway.ts'
import { step } from '../scripts/setup/terminal.mjs'
import { fillClaims } from './data/claims.ts'
import { openBenchDatabase } from './data/open.ts'

const claimCount = 100_000

export type ClaimStage = { database: Throwaway } & Awaited<ReturnType<typeof fillClaims>>

/**
 * A database with a hundred thousand checked claims for what is asked in this process, which knows one database only:
 * all such measurements share it, one after the other.
 */
export async function prepareClaims(undo: (() => Promise<void>)[]): Promise<ClaimStage> {
  const database = await step('Starting a database for claims', openBenchDatabase)
  undo.push(() => database.stop())
  const filled = await step('Filling it with 100 000 claims', () => fillClaims(database.url, claimCount))
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    AUTH_SECRET: database.secrets.authSecret,
    OBELUS_URL: 'http://localhost',
  })
  undo.push(() => db().$disconnect())
  return { database, ...filled }
}
