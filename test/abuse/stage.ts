import pg from 'pg'
import { expect } from 'vitest'
import type { Article } from '@/e2e/fixtures'
import { type BuiltAction, builtActions } from '@/e2e/role-matrix/build'
import type { Sql } from '@/e2e/role-matrix/people'
import { row, type Scene, type Seen } from '@/test/faults/scene'

export { counted, dose, isQuick } from '@/test/faults/scene'

/** The scene of the faults, with what many askers need: few connections for many statements, and the actions of the build. */
export type Stage = Scene & {
  article: Article
  database: Sql
  actions: BuiltAction[]
  /** What every table holds, to be compared with what it holds later. */
  stored: () => Promise<Record<string, string>>
}

const kept = globalThis as { obelusAbuse?: { pool: pg.Pool; scene: Scene } }

/** One row of the plan of abuse. */
export function abuse(id: string, title: string, work: (stage: Stage) => Promise<Seen>, timeout = 300_000) {
  row(
    id,
    title,
    (scene) => {
      kept.obelusAbuse ??= {
        scene,
        // What is made here need not outlive a crash.
        pool: new pg.Pool({
          connectionString: scene.own.databaseUrl,
          max: 8,
          options: '-c synchronous_commit=off',
        }).on('error', () => {}),
      }
      const { pool } = kept.obelusAbuse
      const database: Sql = async (text, values = []) => (await pool.query(text, values)).rows
      return work({ ...scene, database, actions: builtActions(), stored: () => storedIn(database) })
    },
    timeout,
  )
}

/** Counted by the server itself, by the clock, or by whoever reads the log for others: no write of anybody's. */
const notWritten = ['limit_count', 'log_reader', 'notification', 'outgoing_request']

async function storedIn(database: Sql): Promise<Record<string, string>> {
  const tables = await database<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> ALL($1) ORDER BY 1`,
    [notWritten],
  )
  const stored: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await database<{ stored: string }>(
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS stored
       FROM "${name}" t`,
    )
    stored[name] = row?.stored ?? ''
  }
  return stored
}

/** Does something that must leave every table as it is. */
export async function expectUnchanged<Value>(stage: Stage, work: () => Promise<Value>): Promise<Value> {
  const before = await stage.stored()
  const value = await work()
  expect(await stage.stored(), 'what the database holds').toEqual(before)
  return value
}
