import { beforeEach, describe, expect, it } from 'vitest'
import { applyMigrations } from '@/scripts/migrations/apply.ts'
import { openEngine } from '@/scripts/migrations/engine.ts'
import { listMigrations, type Migration, migrationsFolder } from '@/scripts/migrations/folder.ts'
import { resetDatabase, sql, testDatabase } from './database'

const broken: Migration = {
  name: '99990101000000_broken',
  sql: 'CREATE TABLE half (id int);\nSELECT nonsense;',
  checksum: 'x',
  snapshot: null,
}

describe('the database of a test', () => {
  beforeEach(resetDatabase)

  it('is emptied between tests, the event log included', async () => {
    await sql("INSERT INTO event (kind, subject_type, subject_id) VALUES ('test', 'test', gen_random_uuid())")
    await expect(sql('DELETE FROM event')).rejects.toThrow()
    await resetDatabase()
    expect(await sql('SELECT * FROM event')).toEqual([])
    await sql("INSERT INTO event (kind, subject_type, subject_id) VALUES ('test', 'test', gen_random_uuid())")
    await expect(sql('DELETE FROM event')).rejects.toThrow()
  })
})

describe('migrations', () => {
  it('are seen by Prisma as applied and unchanged', async () => {
    const engine = await openEngine(testDatabase())
    const history = await engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: migrationsFolder,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: listMigrations().map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
        })),
      },
      optInToShadowDatabase: false,
      filters: { externalTables: [], externalEnums: [] },
    })
    expect(history).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
    })
    expect(history.history ?? null).toBeNull()
  })

  it('leave nothing behind when one fails, and name it', async () => {
    const all = [...listMigrations(), broken]
    await expect(applyMigrations(testDatabase(), all)).rejects.toThrow(
      /99990101000000_broken failed.*nonsense.*line 2/,
    )
    expect(await sql("SELECT to_regclass('half') AS half")).toEqual([{ half: null }])
    expect(await applyMigrations(testDatabase())).toEqual([])
  })

  it('are applied once by two processes at the same time', async () => {
    const slow = {
      ...broken,
      name: '99990101000001_slow',
      sql: 'SELECT pg_sleep(0.2); CREATE TABLE once (id int);',
    }
    const all = [...listMigrations(), slow]
    const results = await Promise.all([
      applyMigrations(testDatabase(), all),
      applyMigrations(testDatabase(), all),
    ])
    expect(results.map(({ length }) => length).sort()).toEqual([0, 1])
    await sql('DROP TABLE once')
    await sql('DELETE FROM _prisma_migrations WHERE migration_name = $1', [slow.name])
  })

  it('are refused when one was edited after it had been applied', async () => {
    const [first, ...rest] = listMigrations()
    const edited = [{ ...(first as Migration), checksum: 'other' }, ...rest]
    await expect(applyMigrations(testDatabase(), edited)).rejects.toThrow(/was changed after/)
  })
})
