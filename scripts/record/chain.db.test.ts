import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { lastly, transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { Prisma } from '@/prisma/client/client'
import { applyMigrations } from '@/scripts/migrations/apply.ts'
import { listMigrations } from '@/scripts/migrations/folder.ts'
import { type Head, readHead, verifyChain, writeHead } from '@/scripts/record/chain'
import { resetDatabase, sql, testDatabase } from '@/test/database'
import { newId } from '@/test/factories'

beforeEach(resetDatabase)

async function verify(expected: Head | null = null) {
  const client = new pg.Client({ connectionString: testDatabase() })
  await client.connect()
  return verifyChain(client, expected).finally(() => client.end())
}

function add(reason = 'Änderung “1” \\ 𝔄') {
  return transaction(async (tx) =>
    append(tx, {
      kind: 'comment.hidden',
      actorId: null,
      subjectType: 'comment',
      subjectId: newId(),
      data: { reason, count: 1.5, nested: { b: [true, null], a: '' } },
    }),
  )
}

async function addMany(count: number) {
  for (let one = 0; one < count; one++) await add(`Reason ${one}`)
}

/** Does what only the owner of the database can, and only with the log's own guard off. */
async function tamper(statement: string) {
  await sql(`ALTER TABLE event DISABLE TRIGGER USER; ${statement}; ALTER TABLE event ENABLE TRIGGER USER`)
}

describe('the chain of the log', () => {
  it('is whole after whatever was appended, one by one, in one statement and by many at once', async () => {
    expect(await verify()).toEqual({ state: 'whole', checked: 0, head: null })
    await add()
    await sql(`INSERT INTO event (kind, subject_type, subject_id, hash, salt)
      SELECT 'person.joined', 'person', gen_random_uuid(), '\\x00', '00000000-0000-0000-0000-000000000000'
      FROM generate_series(1, 1200)`)
    await Promise.all(Array.from({ length: 12 }, () => add()))
    const verdict = await verify()
    expect(verdict).toMatchObject({ state: 'whole', checked: 1213 })
    const [{ salts } = { salts: 0 }] = await sql<{ salts: number }>(
      'SELECT count(DISTINCT salt)::int AS salts FROM event',
    )
    expect(salts).toBe(1213)
  })

  it('goes on after a transaction that was given up', async () => {
    await add()
    const given = transaction(async (tx) => {
      append(tx, { kind: 'person.joined', actorId: null, subjectType: 'person', subjectId: newId() })
      lastly(tx, () => Prisma.sql`UPDATE event SET kind = kind`)
    })
    await expect(given).rejects.toThrow('append-only')
    await add()
    expect(await verify()).toMatchObject({ state: 'whole', checked: 2 })
  })

  it('covers every column but the hash itself', async () => {
    await add()
    const columns = await sql<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'event' AND column_name <> 'hash'",
    )
    const [{ words } = { words: {} }] = await sql<{ words: object }>(
      'SELECT event_text(event)::jsonb AS words FROM event',
    )
    expect(Object.keys(words)).toHaveLength(columns.length)
  })

  it('is not appended to where another’s entry might not be seen', async () => {
    const appended = sql(`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
      INSERT INTO event (kind, subject_type, subject_id) VALUES ('person.joined', 'person', gen_random_uuid())`)
    await expect(appended).rejects.toThrow('READ COMMITTED')
  })
})

describe('the proof', () => {
  // #3 stands for the id of the third entry.
  it.each([
    ['its words', `UPDATE event SET data = data || '{"reason": "Another."}' WHERE id = #3`, 2, '#3'],
    ['its moment', "UPDATE event SET at = at - interval '1 ms' WHERE id = #3", 2, '#3'],
    ['whether it is public', 'UPDATE event SET is_public = NOT is_public WHERE id = #3', 2, '#3'],
    ['its salt', 'UPDATE event SET salt = gen_random_uuid() WHERE id = #3', 2, '#3'],
    ['its hash', "UPDATE event SET hash = sha256('x') WHERE id = #3", 2, '#3'],
    ['its number', 'UPDATE event SET id = 99 WHERE id = #3', 2, '#4'],
    ['that it is there', 'DELETE FROM event WHERE id = #3', 2, '#4'],
    ['that the first is there', 'DELETE FROM event WHERE id = #1', 0, '#2'],
    [
      'the order of two',
      `UPDATE event SET id = -id WHERE id IN (#2, #4);
       UPDATE event SET id = CASE id WHEN -#2 THEN #4 ELSE #2 END WHERE id < 0`,
      1,
      '#2',
    ],
    [
      'one that was put in between',
      `INSERT INTO event (id, kind, subject_type, subject_id, hash)
       SELECT #3 - 1, kind, subject_type, subject_id, hash FROM event WHERE id = #2`,
      2,
      'between',
    ],
  ])('finds the entry at which %s was altered', async (_, statement, checked, found) => {
    await addMany(6)
    const ids = (await sql<{ id: string }>('SELECT id FROM event ORDER BY id')).map(({ id }) => id)
    const numbered = (text: string) => text.replace(/#(\d)/g, (_, nth) => ids[Number(nth) - 1] ?? '')
    await tamper(numbered(statement))
    const at = found === 'between' ? String(Number(ids[2]) - 1) : numbered(found)
    expect(await verify()).toEqual({ state: 'broken', checked, at })
  })

  it('finds entries cut off at the end, and a chain made anew, by a head that was noted', async () => {
    await addMany(4)
    const whole = await verify()
    const head = whole.state === 'whole' ? whole.head : null
    expect(await verify(head)).toMatchObject({ state: 'whole' })
    await add()
    expect(await verify(head)).toMatchObject({ state: 'whole', checked: 5 })

    await tamper(`DELETE FROM event WHERE id >= ${head?.id}`)
    expect(await verify()).toMatchObject({ state: 'whole', checked: 3 })
    expect(await verify(head)).toEqual({ state: 'unknown', checked: 3, expected: head, found: null })

    await sql(`SELECT setval(pg_get_serial_sequence('event', 'id'), ${head?.id} - 2)`)
    await add('Another story.')
    expect(await verify()).toMatchObject({ state: 'whole', checked: 4, head: { id: head?.id } })
    expect(await verify(head)).toMatchObject({
      state: 'unknown',
      found: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })
})

describe('a head', () => {
  it('is read as it is written, and nothing else is', () => {
    const head = { id: '12', hash: 'ab'.repeat(32) }
    expect(readHead(` ${writeHead(head).toUpperCase()}\n`)).toEqual(head)
    for (const noted of ['', '12', '12:ab', `x:${head.hash}`, `12:${head.hash}0`, `-1:${head.hash}`])
      expect(readHead(noted)).toBeNull()
  })
})

describe('the migration that makes the chain', () => {
  it('chains what happened before it, in its order', async () => {
    const url = new URL(testDatabase())
    const name = `${url.pathname.slice(1)}_before`
    await sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await sql(`CREATE DATABASE ${name}`)
    url.pathname = `/${name}`
    const all = listMigrations()
    const chain = all.findIndex((migration) => migration.name.endsWith('_record_chain'))
    await applyMigrations(url.href, all.slice(0, chain))
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    const insert = `INSERT INTO event (kind, subject_type, subject_id, data)
      SELECT 'person.joined', 'person', gen_random_uuid(), '{"n": 1.0}' FROM generate_series(1, 3)`
    await client.query(insert)
    await applyMigrations(url.href, all)
    await client.query(insert)
    expect(await verifyChain(client)).toMatchObject({ state: 'whole', checked: 6 })
    await expect(client.query('UPDATE event SET kind = kind')).rejects.toThrow('append-only')
    await client.end()
    await sql(`DROP DATABASE ${name} WITH (FORCE)`)
  })
})
