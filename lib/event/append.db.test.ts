import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { append } from '@/lib/event/append'
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
      const id = newId()
      const second = db().$transaction((tx) =>
        append(tx as never, {
          kind: 'comment.created',
          actorId: null,
          subjectType: 'comment',
          subjectId: id,
        }),
      )
      await untilSomebodyWaits()
      expect(await db().event.count()).toBe(0)
      await first.query('COMMIT')
      await second
      const kinds = await db().event.findMany({ orderBy: { id: 'asc' }, select: { kind: true } })
      expect(kinds).toEqual([{ kind: 'person.joined' }, { kind: 'comment.created' }])
    } finally {
      await first.end()
    }
  })
})

async function untilSomebodyWaits() {
  for (;;) {
    const [row] = await db().$queryRaw<[{ waiting: number }]>`
      SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
    if (row.waiting > 0) return
  }
}
