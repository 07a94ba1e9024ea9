import { beforeEach, describe, expect, it } from 'vitest'
import { createAppeal } from '@/lib/appeal/mutations'
import { db } from '@/lib/db'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { findPublicCheck } from '@/lib/fact-check/queries'
import type { Viewer } from '@/lib/policy'
import { noFilter } from '@/lib/review/filter'
import { askSecond, claimCase, decideCase } from '@/lib/review/mutations'
import { findCase } from '@/lib/review/queries'
import { countQueue, findNextCase } from '@/lib/review/read-queue'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  anArticle,
  aPerson,
  expectSuccess,
  judgement,
  newKey,
  type TestArticle,
} from '@/test/factories'

let mira: Viewer
let lena: Viewer
let ola: Viewer
let tom: Viewer
let article: TestArticle
let id: string

const publish = { version: 1, decision: 'publish', reasonCode: 'sound' } as const
const reject = { version: 1, decision: 'reject', reasonCode: 'not-checkable' } as const
const openCaseOf = () => db().reviewCase.findFirstOrThrow({ where: { factCheckId: id, state: 'open' } })
const secondOf = async (viewer: Viewer) => (await findCase(viewer, id))?.head.second
const decided = () => db().event.count({ where: { subjectId: id, isPublic: true } })

beforeEach(async () => {
  await resetDatabase()
  mira = await aPerson()
  ;[lena, ola, tom] = [await aPerson('moderator'), await aPerson('moderator'), await aPerson('admin')]
  article = await anArticle()
  id = (await aCheck(mira, article)).id
})

describe('asking for a second moderator', () => {
  it('marks the case, moves it up, and is done once however often it is asked', async () => {
    const before = (await openCaseOf()).rankedAt
    await Promise.all([askSecond(lena, { id }), askSecond(ola, { id })])
    const asked = await openCaseOf()
    expect(asked).toMatchObject({ isHighHarm: true, opinionsNeeded: 2 })
    expect(asked.rankedAt.getTime()).toBeLessThan(before.getTime())
    expect(await db().event.count({ where: { kind: 'fact-check.second-asked' } })).toBe(1)
  })

  it('is for moderators without a part in it, while it waits and nobody else holds it', async () => {
    expect(await askSecond(mira, { id })).toMatchObject({ refusal: 'not-found' })
    const own = await aCheck(lena, article)
    expect(await askSecond(lena, { id: own.id })).toMatchObject({ refusal: 'own-work' })
    await claimCase(lena, { id })
    expect(await askSecond(ola, { id })).toMatchObject({ refusal: 'held-by-another' })
    expectSuccess(await decideCase(lena, { id, ...publish }))
    expect(await askSecond(ola, { id })).toMatchObject({ refusal: 'already-decided' })
  })

  it('holds for every later version of the check', async () => {
    await askSecond(lena, { id })
    expectSuccess(await decideCase(lena, { id, ...reject }))
    expectSuccess(await decideCase(ola, { id, ...reject }))
    expectSuccess(await resubmitFactCheck(mira, { id, version: 1, ...judgement }))
    expect(await openCaseOf()).toMatchObject({ isHighHarm: true, opinionsNeeded: 2 })
  })

  it('comes by lot for one check in so many, as the setting says', async () => {
    const set = (version: number, value: number) =>
      db().setting.create({ data: { name: 'second-opinion-share', version, value } })
    const neededBy = async () => {
      const fresh = await aCheck(mira, article)
      return (await db().reviewCase.findFirstOrThrow({ where: { factCheckId: fresh.id } })).opinionsNeeded
    }
    expect(await neededBy()).toBe(1)
    await set(1, 1)
    expect(await neededBy()).toBe(2)
    await set(2, 0)
    expect(await neededBy()).toBe(1)
  })
})

describe('two independent decisions', () => {
  beforeEach(async () => {
    expectSuccess(await askSecond(tom, { id }))
  })

  it('are blind: the first leaves no trace that the second, or anybody, can read', async () => {
    await claimCase(lena, { id })
    const counts = await countQueue(ola, noFilter)
    const answer = expectSuccess(await decideCase(lena, { id, ...reject, reason: 'A secret reason.' }))
    expect(answer).toMatchObject({ isOpinion: true })
    expect(await openCaseOf()).toMatchObject({
      holderId: null,
      outcome: null,
      reasonCode: null,
      reason: null,
    })
    const event = await db().event.findFirstOrThrow({ where: { kind: 'fact-check.opinion-given' } })
    expect(event.isPublic).toBe(false)
    expect(JSON.stringify(event.data)).not.toMatch(/reject|secret|not-checkable/)
    expect(JSON.stringify(await findCase(ola, id))).not.toMatch(/secret|not-checkable/)
    expect(await countQueue(ola, noFilter)).toMatchObject({
      all: counts.all,
      views: { free: counts.views.free + 1 },
    })
    expect(await secondOf(ola)).toMatchObject({ given: 1, own: null, others: [] })
    expect(await secondOf(lena)).toMatchObject({ given: 1, own: { decision: 'reject' }, others: [] })
    expect(await decided()).toBe(0)
  })

  it('that agree decide it: the review is the second’s, and the event names both', async () => {
    await decideCase(lena, { id, ...publish })
    expect(expectSuccess(await decideCase(ola, { id, ...publish }))).toMatchObject({ isOpinion: false })
    expect(await db().review.findMany()).toMatchObject([{ moderatorId: ola.id, decision: 'publish' }])
    const event = await db().event.findFirstOrThrow({ where: { kind: 'fact-check.published' } })
    expect(event.data).toMatchObject({ deciderIds: [lena.id, ola.id], agreed: true })
    expect(await db().opinion.count()).toBe(2)
    expect((await findPublicCheck(id))?.steps.at(-1)).toMatchObject({ kind: 'publish', deciders: 2 })
  })

  it('that differ go to a third, who sees both and decides', async () => {
    await decideCase(lena, { id, ...publish })
    await decideCase(ola, { id, ...reject })
    expect(await openCaseOf()).toMatchObject({ opinionsNeeded: 3, holderId: null })
    expect((await secondOf(tom))?.others.map(({ decision }) => decision)).toEqual(['publish', 'reject'])
    expect((await secondOf(lena))?.others).toEqual([])
    expectSuccess(await decideCase(tom, { id, ...reject }))
    const event = await db().event.findFirstOrThrow({ where: { kind: 'fact-check.rejected' } })
    expect(event.data).toMatchObject({ deciderIds: [lena.id, ola.id, tom.id], agreed: false })
    expect((await secondOf(lena))?.others).toHaveLength(2)
  })

  it('are of two people: the same form is one opinion, another of the same moderator is refused', async () => {
    const same = await Promise.all([1, 2, 3].map(() => decideCase(lena, { id, ...publish })))
    expect(same.every(({ ok }) => ok)).toBe(true)
    expect(await decideCase(lena, { id, ...reject })).toMatchObject({ refusal: 'opinion-given' })
    expect(await claimCase(lena, { id })).toMatchObject({ refusal: 'opinion-given' })
    expect(await findNextCase(lena, null)).toBeNull()
    expect(await findNextCase(ola, null)).not.toBeNull()
    expect(await db().opinion.count()).toBe(1)
    expect(await db().event.count({ where: { kind: 'fact-check.opinion-given' } })).toBe(1)
  })

  it('at once are two opinions and exactly one decision', async () => {
    const results = await Promise.all([lena, ola].map((one) => decideCase(one, { id, ...publish })))
    expect(results.map((result) => result.ok && result.value.isOpinion).sort()).toEqual([false, true])
    expect(await db().opinion.count()).toBe(2)
    expect(await db().review.count()).toBe(1)
    expect(await decided()).toBe(1)
  })

  it('lapse with a new version, also after a disagreement', async () => {
    await decideCase(lena, { id, ...publish })
    await decideCase(ola, { id, ...reject })
    expectSuccess(await resubmitFactCheck(mira, { id, version: 1, ...judgement }))
    expect(await openCaseOf()).toMatchObject({ version: 2, opinionsNeeded: 2 })
    expect(await secondOf(lena)).toMatchObject({ given: 0, own: null })
    expectSuccess(await decideCase(lena, { id, ...publish, version: 2 }))
    expectSuccess(await decideCase(ola, { id, ...publish, version: 2 }))
    expect(await decided()).toBe(1)
  })

  it('bar both from the appeal, but not who disagreed; an appeal needs one', async () => {
    await decideCase(lena, { id, ...reject })
    await decideCase(ola, { id, ...reject })
    const words = 'The budget on page 3 says so.'
    expectSuccess(await createAppeal(mira, { key: newKey(), target: 'fact-check', id, words }))
    const grant = { ...publish, reason: 'You are right.' }
    expect(await openCaseOf()).toMatchObject({ kind: 'appeal', opinionsNeeded: 1, isHighHarm: true })
    for (const one of [lena, ola])
      expect(await decideCase(one, { id, ...grant })).toMatchObject({ refusal: 'own-work' })
    expect(await findNextCase(lena, null)).toBeNull()
    expectSuccess(await decideCase(tom, { id, ...grant }))
  })

  it('are nobody’s own, whatever the code forgets', async () => {
    const { id: caseId } = await openCaseOf()
    const data = { caseId, moderatorId: mira.id, version: 1, decision: 'publish', reasonCode: 'sound' }
    await expect(db().opinion.create({ data })).rejects.toThrow()
  })
})
