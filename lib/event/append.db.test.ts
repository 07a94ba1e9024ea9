import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { db, lastly, transaction } from '@/lib/db'
import { env } from '@/lib/env'
import { append, type NewEvent } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import { resetDatabase } from '@/test/database'
import { newId } from '@/test/factories'

beforeEach(resetDatabase)

describe('append', () => {
  it('gives ids in the order of commits, so that a reader of the log never passes by one that commits late', async () => {
    const first = new pg.Client({ connectionString: env().DATABASE_URL })
    await first.connect()
    try {
      await first.query('BEGIN')
      await first.query(
        `INSERT INTO event (kind, subject_type, subject_id) VALUES ('person.joined', 'person', gen_random_uuid())`,
      )
      const second = transaction(async (tx) => append(tx, entry('comment.created')))
      await untilSomebodyWaits()
      expect(await db().event.count()).toBe(0)
      await first.query('COMMIT')
      await second
      expect(await listKinds()).toEqual(['person.joined', 'comment.created'])
    } finally {
      await first.end()
    }
  })

  it('writes all that a transaction appended in its order, when all else is done', async () => {
    await transaction(async (tx) => {
      append(tx, entry('comment.created'))
      append(tx, entry('person.joined'))
      // While this one is still at work, another is through.
      await transaction(async (other) => append(other, entry('comment.hidden')))
      expect(await tx.event.count()).toBe(1)
    })
    expect(await listKinds()).toEqual(['comment.hidden', 'comment.created', 'person.joined'])
  })

  it('writes nothing of what is given up, and once what is repeated', async () => {
    const conflict = Object.assign(new Error('write conflict'), { code: 'P2034' })
    let attempt = 0
    await transaction(async (tx) => {
      append(tx, entry('comment.created'))
      attempt++
      if (attempt === 1) throw conflict
      if (attempt === 2)
        lastly(tx, () => {
          throw conflict
        })
    })
    expect([attempt, await listKinds()]).toEqual([3, ['comment.created']])
  })

  it('rolls everything back when the log refuses an entry', async () => {
    const broken = { ...entry('comment.created'), subjectId: 'nothing' }
    const refused = transaction(async (tx) => {
      await tx.user.create({ data: { handle: 'anna', name: 'Anna', email: 'anna@test.example' } })
      append(tx, broken)
    })
    await expect(refused).rejects.toThrow()
    expect(await db().user.count()).toBe(0)
  })

  it('takes nothing where nobody would write it', async () => {
    const outside = db().$transaction(async (tx) => append(tx as never, entry('comment.created')))
    await expect(outside).rejects.toThrow('transaction()')
  })
})

function entry(kind: EventKind): NewEvent {
  return { kind, actorId: null, subjectType: 'comment', subjectId: newId() }
}

async function listKinds() {
  const events = await db().event.findMany({ orderBy: { id: 'asc' }, select: { kind: true } })
  return events.map(({ kind }) => kind)
}

async function untilSomebodyWaits() {
  for (;;) {
    const [row] = await db().$queryRaw<[{ waiting: number }]>`
      SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
    if (row.waiting > 0) return
  }
}
