import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import type { Viewer } from '@/lib/policy'
import { claimCase, decideCase, releaseCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import { aCheck, anArticle, aPerson, correction, newId, type TestArticle } from '@/test/factories'

let mira: Viewer
let lena: Viewer
let ola: Viewer
let article: TestArticle
let id: string

beforeEach(async () => {
  await resetDatabase()
  mira = await aPerson()
  lena = await aPerson('moderator')
  ola = await aPerson('moderator')
  article = await anArticle()
  id = (await aCheck(mira, article)).id
})

const publish = { version: 1, decision: 'publish', reasonCode: 'sound' } as const
const reject = { version: 1, decision: 'reject', reasonCode: 'not-checkable' } as const
const heldCases = () => db().reviewCase.count({ where: { holderId: { not: null } } })
const expireLease = () =>
  db().reviewCase.updateMany({ where: { factCheckId: id }, data: { heldUntil: new Date(Date.now() - 1000) } })

describe('claimCase', () => {
  it('gives the case to one moderator and names them to the other', async () => {
    expect(await claimCase(lena, { id })).toMatchObject({ ok: true })
    expect(await claimCase(ola, { id })).toMatchObject({
      refusal: 'held-by-another',
      detail: { who: lena.name },
    })
  })

  it('gives a case claimed by four at once to exactly one', async () => {
    const four = [lena, ola, await aPerson('moderator'), await aPerson('admin')]
    const results = await Promise.all(four.map((moderator) => claimCase(moderator, { id })))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await heldCases()).toBe(1)
  })

  it('renews one’s own hold without another event', async () => {
    await claimCase(lena, { id })
    await claimCase(lena, { id })
    expect(await db().event.count({ where: { kind: 'case.claimed' } })).toBe(1)
  })

  it('lets a lease that ran out be taken over', async () => {
    await claimCase(lena, { id })
    await expireLease()
    expect(await claimCase(ola, { id })).toMatchObject({ ok: true })
    expect(await db().reviewCase.findFirst()).toMatchObject({ holderId: ola.id })
  })

  it('is not possible for members, editors, the author, or who edited the article', async () => {
    expect(await claimCase(mira, { id })).toMatchObject({ refusal: 'not-found' })
    expect(await claimCase(await aPerson('editor'), { id })).toMatchObject({ refusal: 'not-found' })
    const own = await aCheck(lena, article)
    expect(await claimCase(lena, { id: own.id })).toMatchObject({ refusal: 'own-work' })
    const edited = await aCheck(mira, await anArticle({ editor: ola }))
    expect(await claimCase(ola, { id: edited.id })).toMatchObject({ refusal: 'own-work' })
  })

  it('is given back by release, and releasing what one does not hold changes nothing', async () => {
    await claimCase(lena, { id })
    await releaseCase(ola, { id })
    expect(await heldCases()).toBe(1)
    await releaseCase(lena, { id })
    expect(await heldCases()).toBe(0)
    expect(await releaseCase(mira, { id })).toMatchObject({ refusal: 'not-found' })
  })
})

describe('decideCase', () => {
  it('lets a claim say what the public reads of it, also while a correction waits', async () => {
    const words = () => db().claim.findFirstOrThrow({ select: { text: true } })
    await resubmitFactCheck(mira, { id, version: 1, ...correction, claim: 'The plan costs 31 million.' })
    expect(await words()).toEqual({ text: 'The plan costs 31 million.' })
    await decideCase(lena, { id, ...publish, version: 2 })
    await resubmitFactCheck(mira, { id, version: 2, ...correction, claim: 'The plan costs 32 million.' })
    expect(await words()).toEqual({ text: 'The plan costs 31 million.' })
    await decideCase(lena, { id, ...publish, version: 3 })
    expect(await words()).toEqual({ text: 'The plan costs 32 million.' })
  })

  it('publishes the version, with its review and its public event, and frees the case', async () => {
    await claimCase(lena, { id })
    expect(await decideCase(lena, { id, ...publish })).toMatchObject({ ok: true })
    const check = await db().factCheck.findUniqueOrThrow({
      where: { id },
      include: { reviews: true, cases: true },
    })
    expect(check).toMatchObject({ state: 'published', publishedVersion: 1 })
    expect(check.cases).toMatchObject([
      { state: 'closed', outcome: 'publish', reasonCode: 'sound', closedById: lena.id, holderId: null },
    ])
    expect(check.reviews).toMatchObject([
      { decision: 'publish', reasonCode: 'sound', moderatorId: lena.id, versionNumber: 1 },
    ])
    const event = await db().event.findFirstOrThrow({ where: { kind: 'fact-check.published' } })
    expect(event).toMatchObject({ isPublic: true, actorId: lena.id, subjectId: id })
  })

  it('is not possible for members, on own work, or on an article one edited', async () => {
    expect(await decideCase(mira, { id, ...publish })).toMatchObject({ refusal: 'not-found' })
    const own = await aCheck(lena, article)
    expect(await decideCase(lena, { id: own.id, ...publish })).toMatchObject({ refusal: 'own-work' })
    const edited = await aCheck(mira, await anArticle({ editor: ola }))
    expect(await decideCase(ola, { id: edited.id, ...publish })).toMatchObject({ refusal: 'own-work' })
    expect(await decideCase(lena, { id: newId(), ...publish })).toMatchObject({ refusal: 'not-found' })
    expect(await db().review.count()).toBe(0)
  })

  it('is refused while a colleague holds the case', async () => {
    await claimCase(lena, { id })
    expect(await decideCase(ola, { id, ...publish })).toMatchObject({
      refusal: 'held-by-another',
      detail: { who: lena.name },
    })
  })

  it('refuses a version that was edited since, and shows the newer one', async () => {
    await resubmitFactCheck(mira, { id, version: 1, ...correction })
    expect(await decideCase(lena, { id, ...publish })).toMatchObject({
      refusal: 'conflict',
      detail: { version: 2 },
    })
  })

  it('takes the same decision of the same moderator, sent twice at once, for one', async () => {
    const results = await Promise.all([1, 2, 3].map(() => decideCase(lena, { id, ...publish })))
    expect(results.every((result) => result.ok)).toBe(true)
    expect(await db().review.count()).toBe(1)
    expect(await db().event.count({ where: { kind: 'fact-check.published' } })).toBe(1)
  })

  it('refuses a second decision and names the first', async () => {
    await decideCase(lena, { id, ...publish })
    expect(await decideCase(ola, { id, ...reject })).toMatchObject({
      refusal: 'already-decided',
      detail: { who: lena.name, decision: 'publish' },
    })
  })
})

describe('two moderators who decide at once', () => {
  it('get one winner; the other learns who won, with what and when, and nothing is overwritten', async () => {
    const gate = new pg.Client({ connectionString: env().DATABASE_URL })
    await gate.connect()
    await gate.query('BEGIN')
    await gate.query('SELECT 1 FROM fact_check WHERE id = $1 FOR UPDATE', [id])
    const racing = [decideCase(lena, { id, ...publish }), decideCase(ola, { id, ...reject })]
    // Both transactions stand at the row before either may go on.
    await expect
      .poll(async () => {
        const { rows } = await gate.query(
          "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
        return rows.length
      })
      .toBe(2)
    await gate.query('COMMIT')
    await gate.end()

    const results = await Promise.all(racing)
    const lost = results.find((result) => !result.ok)
    const review = await db().review.findFirstOrThrow({ include: { moderator: true } })
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(lost).toMatchObject({
      refusal: 'already-decided',
      detail: { who: review.moderator.name, decision: review.decision, at: review.createdAt.toISOString() },
    })
    expect(await db().review.count()).toBe(1)
    const decided = await db().event.count({ where: { subjectId: id, isPublic: true } })
    expect(decided).toBe(1)
  })

  it('get one winner each time, also without a gate', async () => {
    for (let round = 0; round < 25; round++) {
      const check = await aCheck(mira, article)
      const results = await Promise.all([
        decideCase(lena, { id: check.id, ...publish }),
        decideCase(ola, { id: check.id, ...reject }),
      ])
      expect(results.filter((result) => result.ok)).toHaveLength(1)
      expect(results.find((result) => !result.ok)).toMatchObject({ refusal: 'already-decided' })
    }
    expect(await db().review.count()).toBe(25)
  })
})
