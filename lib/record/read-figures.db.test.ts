import { beforeEach, expect, it } from 'vitest'
import { readFigures, readWaits } from '@/lib/record/read-figures'
import { resetDatabase, sql } from '@/test/database'
import { aCheck, anArticle, aPerson, newId } from '@/test/factories'

beforeEach(resetDatabase)

const now = new Date('2026-11-24T12:00:00Z')

it('counts what was decided, how long it waited, and what was reversed, week by week', async () => {
  const [author, lena, article] = [await aPerson(), await aPerson('moderator'), await anArticle()]
  const [{ id: check }, { id: other }] = [await aCheck(author, article), await aCheck(author, article)]
  const close = (
    factCheck: string,
    outcome: string,
    closed: string,
    waited: number,
    version = 1,
    undone = false,
  ) =>
    sql(
      `INSERT INTO review_case (id, kind, state, fact_check_id, version, verdict, opened_at, closed_at, closed_by_id, outcome, reason_code, undone_at)
       VALUES ($1, 'fact-check', 'closed', $2, $3, 'false', $4::timestamptz - make_interval(hours => $5), $4, $6, $7, 'sound',
         CASE WHEN $8 THEN $4::timestamptz END)`,
      [newId(), factCheck, version, closed, waited, lena.id, outcome, undone],
    )
  // Monday 23 November is the running week; the Sunday before belongs to the one of the 16th.
  await close(check, 'publish', '2026-11-22T23:59:59Z', 4)
  await close(check, 'publish', '2026-11-23T00:00:00Z', 10, 2)
  await close(other, 'reject', '2026-11-23T10:00:00Z', 20)
  await close(other, 'publish', '2026-11-23T11:00:00Z', 500, 1, true)
  await close(other, 'withdrawn', '2026-11-23T11:00:00Z', 500)
  await sql(
    `UPDATE fact_check SET published_version = 1, state = 'retracted', retracted_at = '2026-11-24', retract_code = 'was-wrong' WHERE id = $1`,
    [check],
  )
  await sql(
    `INSERT INTO appeal (id, fact_check_id, appellant_id, words, outcome, answer, answered_at)
     VALUES ($1, $2, $3, 'No.', 'granted', 'Yes.', '2026-11-17')`,
    [newId(), other, author.id],
  )
  const { weeks, decisions, verdicts } = await readFigures(26, now)
  expect(weeks).toHaveLength(26)
  expect(weeks.slice(-2)).toMatchObject([
    {
      from: '2026-11-16',
      isRunning: false,
      decided: 1,
      median: 4,
      p90: 4,
      tones: { false: 1 },
      turns: { retracted: 0, corrected: 0, granted: 1 },
    },
    {
      from: '2026-11-23',
      isRunning: true,
      decided: 2,
      median: 15,
      p90: 19,
      kinds: { 'fact-check': 2, flag: 0 },
      tones: { false: 1 },
      turns: { retracted: 1, corrected: 1, granted: 0 },
    },
  ])
  expect(decisions).toEqual([
    { outcome: 'publish', count: 2 },
    { outcome: 'reject', count: 1 },
  ])
  expect(verdicts).toEqual([{ verdict: 'false', count: 2 }])
  expect(await readWaits(now)).toEqual({ decided: 3, median: 10, p90: 18 })
})

it('compares the first two opinions on each version of what is decided', async () => {
  const [author, article] = [await aPerson(), await anArticle()]
  const moderators = await Promise.all([1, 2, 3].map(() => aPerson('moderator')))
  async function judged(opinions: string[], isClosed = true) {
    const { id } = await aCheck(author, article)
    const [given] = await sql<{ id: string }>('SELECT id FROM review_case WHERE fact_check_id = $1', [id])
    for (const [at, decision] of opinions.entries())
      await sql(
        `INSERT INTO opinion (case_id, moderator_id, version, decision, reason_code, created_at)
         VALUES ($1, $2, 1, $3, 'sound', '2026-11-01'::timestamptz + make_interval(mins => $4))`,
        // Whoever comes first is not always the same.
        [given?.id, moderators[(at + opinions.length) % 3]?.id, decision, at],
      )
    if (isClosed)
      await sql(
        `UPDATE review_case SET state = 'closed', closed_at = '2026-11-02', outcome = 'publish', reason_code = 'sound' WHERE id = $1`,
        [given?.id],
      )
  }
  for (let n = 0; n < 12; n++) await judged(['publish', 'publish'])
  for (let n = 0; n < 6; n++) await judged(['reject', 'reject'])
  await judged(['publish', 'reject', 'reject'])
  expect((await readFigures(26, now)).quarters).toEqual([
    { from: '2026-10-01', pairs: 19, agreement: null, kappa: null },
  ])
  await judged(['reject', 'publish', 'publish'])
  await judged(['publish'])
  await judged(['publish', 'reject'], false)
  const [quarter] = (await readFigures(26, now)).quarters
  expect(quarter).toMatchObject({ from: '2026-10-01', pairs: 20, agreement: 0.9 })
  // 13 of 20 publish on either side: .65² + .35² = .545 by chance.
  expect(quarter?.kappa).toBeCloseTo((0.9 - 0.545) / (1 - 0.545), 10)
})
