import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '@/lib/limit/limits'
import { forgetOldTurns, takeTurn } from '@/lib/limit/turns'
import { resetDatabase, sql } from '@/test/database'

beforeEach(resetDatabase)

let people = 0
/** Somebody who came so many hours ago, told apart by what their id ends in. */
function somebody(hoursAgo: number): string {
  const made = (Date.now() - hoursAgo * 3_600_000).toString(16).padStart(12, '0')
  return `${made.slice(0, 8)}-${made.slice(8)}-7000-8000-${String(++people).padStart(12, '0')}`
}

async function turns(count: number, take: () => ReturnType<typeof takeTurn>) {
  const results = []
  for (let time = 0; time < count; time++) results.push(await take())
  return results.filter((refused) => refused === null).length
}

describe('takeTurn', () => {
  it('lets as many through as the table says and tells the next one how long to wait', async () => {
    const person = somebody(48)
    const [{ times, seconds }] = limits.comment.windows
    expect(await turns(times, () => takeTurn('comment', person))).toBe(times)
    const refused = await takeTurn('comment', person)
    expect(refused).toMatchObject({ ok: false, refusal: 'too-often' })
    expect(refused?.detail?.seconds).toBeGreaterThan(0)
    expect(refused?.detail?.seconds).toBeLessThanOrEqual(seconds)
  })

  it('lets new people do less, and one person’s turns are nobody else’s', async () => {
    const person = somebody(1)
    const [{ times }] = limits.comment.firstDay
    expect(await turns(times + 3, () => takeTurn('comment', person))).toBe(times)
    expect(await takeTurn('comment', somebody(1))).toBeNull()
    expect(await takeTurn('report', person)).toBeNull()
  })

  it('counts those who come at once one by one', async () => {
    const person = somebody(48)
    const [{ times }] = limits.comment.windows
    const at = await Promise.all(Array.from({ length: times + 10 }, () => takeTurn('comment', person)))
    expect(at.filter((refused) => refused === null)).toHaveLength(times)
  })

  it('counts for all processes together: what another one counted is there', async () => {
    const person = somebody(48)
    await takeTurn('report', person)
    await sql('UPDATE limit_count SET points = 1000 WHERE key LIKE $1', [`%${person}`])
    expect(await takeTurn('report', person)).toMatchObject({ refusal: 'too-often' })
  })

  it('begins anew when the time is over', async () => {
    const person = somebody(48)
    await takeTurn('report', person)
    await sql('UPDATE limit_count SET points = 1000, expire = 1 WHERE key LIKE $1', [`%${person}`])
    expect(await takeTurn('report', person)).toBeNull()
  })

  it('goes on counting in memory while its table cannot be reached', async () => {
    const person = somebody(48)
    const [{ times }] = limits.comment.windows
    await sql('ALTER TABLE limit_count RENAME TO limit_count_away')
    try {
      expect(await turns(times + 3, () => takeTurn('comment', person))).toBe(times)
    } finally {
      await sql('ALTER TABLE limit_count_away RENAME TO limit_count')
    }
  })
})

describe('forgetOldTurns', () => {
  it('takes away what has run out and nothing that is running', async () => {
    const [old, running] = [somebody(48), somebody(48)]
    await takeTurn('write', old)
    await takeTurn('write', running)
    await sql('UPDATE limit_count SET expire = 1 WHERE key LIKE $1', [`%${old}`])
    expect(await forgetOldTurns()).toEqual({ forgotten: 1 })
    expect(await sql('SELECT key FROM limit_count')).toEqual([{ key: expect.stringContaining(running) }])
  })
})
