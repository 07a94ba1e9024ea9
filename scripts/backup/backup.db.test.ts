import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { applyMigrations } from '@/scripts/migrations/apply.ts'
import { readFacts } from '@/scripts/migrations/catalog.ts'
import { listMigrations, type Migration } from '@/scripts/migrations/folder.ts'
import { verifyChain } from '@/scripts/record/chain'
import { resetDatabase, sql, testDatabase } from '@/test/database'
import { aCheck, aComment, anArticle, aPerson, expectSuccess, type TestArticle } from '@/test/factories'
import { findBroken } from '@/test/invariants'
import { backUpTo, restoreFrom } from './file'
import { restore } from './restore'
import { backupText } from './take'

const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

const made: string[] = []
let count = 0
beforeEach(resetDatabase)
afterEach(async () => {
  for (const name of made.splice(0)) await sql(`DROP DATABASE ${name} WITH (FORCE)`)
})

async function emptyDatabase(): Promise<string> {
  const url = new URL(testDatabase())
  const name = `${url.pathname.slice(1)}_restored_${++count}`
  await sql(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
  made.push(name)
  url.pathname = `/${name}`
  return url.href
}

async function on<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** Words that COPY has to write in its own way. */
const awkward = 'A tab\t, a line\nand \\. on its own:\n\\.\n\\N “𝔄” \\\\'

async function aSite() {
  const [author, moderator, article] = [await aPerson(), await aPerson('moderator'), await anArticle()]
  const check = await aCheck(author, article, { quote: 'costs 30 million', explanation: awkward })
  expectSuccess(
    await decideCase(moderator, { id: check.id, version: 1, decision: 'publish', reasonCode: 'sound' }),
  )
  const root = await aComment(author, article, { body: awkward })
  await aComment(moderator, article, { parentId: root.id, body: 'See the budget.' })
  return { author, article }
}

/** Everything about a database that a backup has to bring back, in an order that does not depend on the disk. */
function contents(url: string) {
  return on(url, async (client) => {
    const { rows: tables } = await client.query(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
    )
    const kept: Record<string, unknown> = {}
    for (const { name } of tables)
      kept[name] = (
        await client.query(
          `SELECT t::text FROM public.${pg.escapeIdentifier(name)} t ORDER BY t::text COLLATE "C"`,
        )
      ).rows.map(({ t }) => t)
    return kept
  })
}

const rules = `
  SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS rule FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT tgname || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT schemaname || sequencename || ' ' || coalesce(last_value, 0) FROM pg_sequences
  UNION ALL SELECT migration_name || ' ' || checksum FROM _prisma_migrations
  ORDER BY 1`

function shape(url: string) {
  return on(url, async (client) => [
    ...(await readFacts(url)),
    ...(await client.query<{ rule: string }>(rules)).rows.map(({ rule }) => rule),
  ])
}

const broken = (url: string) => on(url, findBroken)

describe('a backup', () => {
  it('brings back every row, rule, number and migration, with the log as the chain it was', async () => {
    const { author, article } = await aSite()
    const file = path.join(folder, 'whole.backup')
    await backUpTo(file, testDatabase())
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    const url = await emptyDatabase()
    const { counts } = await restoreFrom(file, url)
    expect(counts).toMatchObject({ comment: 2, review: 1, fact_check: 1 })
    expect(await contents(url)).toEqual(await contents(testDatabase()))
    expect(await shape(url)).toEqual(await shape(testDatabase()))
    expect(await broken(url)).toEqual([])
    expect(await applyMigrations(url)).toEqual([])

    const insert = `INSERT INTO event (kind, subject_type, subject_id) VALUES ('person.joined', 'person', gen_random_uuid())`
    await on(url, async (client) => {
      await client.query(insert)
      expect(await verifyChain(client), 'and goes on').toMatchObject({ state: 'whole' })
      await expect(client.query('DELETE FROM event')).rejects.toThrow('append-only')
    })
    await aComment(author, article)
    await expect(backUpTo(file, testDatabase()), 'an old file is kept').rejects.toThrow('is there already')
  })

  it('holds one moment, whatever is written while it is taken', async () => {
    const { author, article } = await aSite()
    const before = await contents(testDatabase())
    const pieces: Buffer[] = []
    await on(testDatabase(), async (client) => {
      for await (const piece of backupText(client)) {
        if (pieces.length % 5 === 0) await aComment(author, article, { body: `Meanwhile ${pieces.length}.` })
        pieces.push(Buffer.from(piece))
      }
    })
    expect(await contents(testDatabase())).not.toEqual(before)
    // The first piece is read before anything is written: the moment is that of the first look.
    const url = await emptyDatabase()
    await restore(url, piecesOf(Buffer.concat(pieces), 7))
    expect(await contents(url)).toEqual(before)
    expect(await broken(url)).toEqual([])
  })

  it('taken under load is sound, and lacks nothing that was stored before it', async () => {
    const { article } = await aSite()
    const people = await Promise.all(Array.from({ length: 6 }, () => aPerson()))
    const stored = await Promise.all(people.map((person) => aComment(person, article)))
    let isTaken = false
    const writing = people.map((person) => write(person, article, () => isTaken))
    const file = path.join(folder, 'load.backup')
    await backUpTo(file, testDatabase()).finally(() => (isTaken = true))
    const written = (await Promise.all(writing)).reduce((sum, some) => sum + some, 0)
    expect(written).toBeGreaterThan(0)
    const url = await emptyDatabase()
    await restoreFrom(file, url)
    expect(await broken(url)).toEqual([])
    const kept = await on(url, (client) => client.query<{ id: string }>('SELECT id FROM comment'))
    expect(kept.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(stored.map(({ id }) => id)))
  })

  it('of an older version is brought up to this one', async () => {
    const old = await emptyDatabase()
    const all = listMigrations()
    await applyMigrations(old, all.slice(0, 2))
    await on(old, (client) =>
      client.query(`INSERT INTO "user" (id, email, handle, name) VALUES (gen_random_uuid(), 'a@b.c', 'anna', 'Anna');
        INSERT INTO event (kind, subject_type, subject_id) VALUES ('person.joined', 'person', gen_random_uuid())`),
    )
    const file = path.join(folder, 'old.backup')
    await backUpTo(file, old)
    const url = await emptyDatabase()
    expect((await restoreFrom(file, url)).newer).toEqual(all.slice(2).map(({ name }) => name))
    expect(await on(url, verifyChain)).toMatchObject({ state: 'whole', checked: 1 })
    expect(await shape(url)).toEqual(
      expect.arrayContaining((await shape(testDatabase())).filter((rule) => !/_seq /.test(rule))),
    )
  })
})

describe('a backup that cannot be restored', () => {
  async function expectNothing(url: string) {
    expect(await contents(url)).toEqual({})
  }

  it('is refused by a database that holds tables', async () => {
    await aSite()
    const file = path.join(folder, 'filled.backup')
    await backUpTo(file, testDatabase())
    const before = await contents(testDatabase())
    await expect(restoreFrom(file, testDatabase())).rejects.toThrow('not empty')
    expect(await contents(testDatabase())).toEqual(before)
  })

  it('leaves nothing behind when it was cut off or changed anywhere', async () => {
    await aSite()
    const file = path.join(folder, 'cut.backup')
    await backUpTo(file, testDatabase())
    const url = await emptyDatabase()
    const [packed, text] = [readFileSync(file), gunzipSync(readFileSync(file))]
    for (const part of [0.5, 0.95]) {
      writeFileSync(file, packed.subarray(0, packed.length * part))
      await expect(restoreFrom(file, url)).rejects.toThrow(/damaged/)
      writeFileSync(file, gzipSync(text.subarray(0, text.length * part)))
      await expect(restoreFrom(file, url)).rejects.toThrow(/not whole|middle|not a backup/)
      await expectNothing(url)
    }
    const [fewer, more] = [text.toString().replace(/\n[^\n]*See the budget[^\n]*/, ''), `${text}more\n`]
    for (const changed of [fewer, more, '', 'COPY x', text.toString().replace('Obelus backup 1', 'backup')]) {
      writeFileSync(file, gzipSync(changed))
      await expect(restoreFrom(file, url)).rejects.toThrow()
      await expectNothing(url)
    }
    writeFileSync(file, packed)
    await restoreFrom(file, url)
    expect(await broken(url)).toEqual([])
  }, 90_000)

  it('is refused where a migration is unknown or was changed, and when a later one fails', async () => {
    const file = path.join(folder, 'newer.backup')
    await backUpTo(file, testDatabase())
    const all = listMigrations()
    const url = await emptyDatabase()
    const from = (known: Migration[]) => restore(url, piecesOf(gunzipSync(readFileSync(file)), 4096), known)
    await expect(from(all.slice(0, -1))).rejects.toThrow('does not have as it was then')
    const broken = { name: '9999_broken', sql: 'SELECT nonsense', checksum: 'x', snapshot: null }
    await expect(from([...all, broken])).rejects.toThrow('9999_broken failed')
    await expectNothing(url)
  })

  it('is not there under its name when it could not be written whole', async () => {
    const file = path.join(folder, 'nothing.backup')
    await expect(backUpTo(file, await emptyDatabase())).rejects.toThrow('nothing to back up')
    expect(readdirSync(folder).filter((name) => name.startsWith('nothing'))).toEqual([])
  })
})

async function write(person: Viewer, article: TestArticle, isOver: () => boolean): Promise<number> {
  let written = 0
  while (!isOver()) {
    await aComment(person, article, { body: `Remark ${written} of ${person.handle}.` })
    written++
  }
  return written
}

async function* piecesOf(text: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size)
}
