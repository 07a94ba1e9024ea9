import { beforeEach, describe, expect, it } from 'vitest'
import type { AppealInput } from '@/lib/appeal/input'
import { createAppeal } from '@/lib/appeal/mutations'
import { db } from '@/lib/db'
import { resubmitFactCheck, withdrawFactCheck } from '@/lib/fact-check/mutations'
import { findPublicCheck } from '@/lib/fact-check/queries'
import { createFlag } from '@/lib/flag/mutations'
import type { Viewer } from '@/lib/policy'
import { claimCase, decideCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import { aCheck, aComment, anArticle, aPerson, expectSuccess, judgement, newKey } from '@/test/factories'

let mira: Viewer
let lena: Viewer
let ola: Viewer
let id: string

const words = 'The budget on page 3 says what the check says.'
const reject = { version: 1, decision: 'reject', reasonCode: 'not-checkable' } as const
const grant = { version: 1, decision: 'publish', reasonCode: 'sound', reason: 'You are right.' } as const
const appealFor = (target: AppealInput['target'], of: string, change = {}): AppealInput => ({
  key: newKey(),
  target,
  id: of,
  words,
  ...change,
})

beforeEach(async () => {
  await resetDatabase()
  mira = await aPerson()
  lena = await aPerson('moderator')
  ola = await aPerson('moderator')
})

describe('an appeal for a rejected check', () => {
  beforeEach(async () => {
    id = (await aCheck(mira, await anArticle())).id
    expectSuccess(await decideCase(lena, { id, ...reject }))
  })

  it('goes to another moderator, who answers it in words', async () => {
    expectSuccess(await createAppeal(mira, appealFor('fact-check', id)))
    expect(await db().factCheck.findUnique({ where: { id } })).toMatchObject({
      state: 'submitted',
      version: 1,
    })
    expect(await claimCase(lena, { id })).toMatchObject({ refusal: 'own-work' })
    expect(await decideCase(lena, { id, ...grant })).toMatchObject({ refusal: 'own-work' })
    expect(await decideCase(ola, { id, ...grant, reason: undefined })).toMatchObject({
      refusal: 'words-needed',
      detail: { field: 'reason' },
    })
    expectSuccess(await decideCase(ola, { id, ...grant }))
    expect(await db().appeal.findFirst()).toMatchObject({
      outcome: 'granted',
      answer: 'You are right.',
      answeredById: ola.id,
      againstId: lena.id,
    })
    const published = await db().event.findFirstOrThrow({ where: { kind: 'fact-check.published' } })
    expect(published.data).toMatchObject({ appeal: 'granted' })
    const steps = (await findPublicCheck(id))?.steps.map(({ kind, reason }) => [kind, reason])
    expect(steps).toEqual([
      ['submitted', null],
      ['reject', null],
      ['appealed', null],
      ['publish', 'You are right.'],
    ])
  })

  it('is possible once, also for two sent at once, and the same form is one appeal', async () => {
    const form = appealFor('fact-check', id)
    const same = await Promise.all([1, 2].map(() => createAppeal(mira, form)))
    expect(same.every(({ ok }) => ok)).toBe(true)
    expect(await createAppeal(mira, appealFor('fact-check', id))).toMatchObject({
      refusal: 'appealed-before',
    })
    expectSuccess(await decideCase(ola, { id, ...reject, reason: 'It is no claim.' }))
    expect(await createAppeal(mira, appealFor('fact-check', id))).toMatchObject({
      refusal: 'appealed-before',
    })
    expect(await db().appeal.findMany()).toMatchObject([{ outcome: 'refused', answer: 'It is no claim.' }])
    expect(await db().event.count({ where: { kind: 'fact-check.appealed' } })).toBe(1)
  })

  it('is its author’s alone, and only for what was rejected', async () => {
    expect(await createAppeal(await aPerson(), appealFor('fact-check', id))).toMatchObject({
      refusal: 'not-found',
    })
    expect(await createAppeal(ola, appealFor('fact-check', id))).toMatchObject({ refusal: 'forbidden' })
    const waiting = await aCheck(mira, await anArticle())
    expect(await createAppeal(mira, appealFor('fact-check', waiting.id))).toMatchObject({
      refusal: 'wrong-state',
    })
  })

  it('goes on as an appeal when the check is edited, and ends when it is taken back', async () => {
    expectSuccess(await createAppeal(mira, appealFor('fact-check', id)))
    expectSuccess(await resubmitFactCheck(mira, { id, version: 1, ...judgement, conclusion: 'Better.' }))
    expect(await db().reviewCase.findMany({ where: { state: 'open' } })).toMatchObject([
      { kind: 'appeal', version: 2 },
    ])
    expect(await decideCase(lena, { id, ...grant, version: 2 })).toMatchObject({ refusal: 'own-work' })
    expectSuccess(await withdrawFactCheck(mira, { id, version: 2 }))
    expect(await db().reviewCase.count({ where: { state: 'open' } })).toBe(0)
    expect(await db().appeal.findFirst()).toMatchObject({ outcome: null })
  })

  it('cannot be decided by whoever decided before, whatever the code forgets', async () => {
    const appeal = expectSuccess(await createAppeal(mira, appealFor('fact-check', id)))
    const open = await db().reviewCase.findFirstOrThrow({ where: { state: 'open' } })
    const review = {
      factCheckId: id,
      versionNumber: 1,
      caseId: open.id,
      decision: 'reject',
      reasonCode: 'rules',
    }
    await expect(db().review.create({ data: { ...review, moderatorId: lena.id } })).rejects.toThrow()
    const answer = { outcome: 'refused', answer: 'No.', answeredAt: new Date(), answeredById: lena.id }
    await expect(db().appeal.update({ where: { id: appeal.id }, data: answer })).rejects.toThrow()
  })
})

describe('an appeal for a hidden comment', () => {
  beforeEach(async () => {
    const comment = await aComment(mira, await anArticle())
    const report = { key: newKey(), target: 'comment', id: comment.id, reasonCode: 'spam' } as const
    expectSuccess(await createFlag(await aPerson(), report))
    expectSuccess(
      await decideCase(lena, { id: comment.id, version: 1, decision: 'hide', reasonCode: 'spam' }),
    )
    id = comment.id
  })

  it('lets it appear again when another moderator finds it right', async () => {
    expectSuccess(await createAppeal(mira, appealFor('comment', id)))
    const show = { version: 1, decision: 'show', reasonCode: 'appeal-right', reason: 'No spam.' } as const
    expect(await decideCase(lena, { id, ...show })).toMatchObject({ refusal: 'own-work' })
    expectSuccess(await decideCase(ola, { id, ...show }))
    expect(await db().comment.findUnique({ where: { id } })).toMatchObject({
      state: 'visible',
      hiddenCode: null,
    })
    expect(await db().event.count({ where: { kind: 'comment.restored', isPublic: true } })).toBe(1)
  })

  it('is answered when it stays hidden, and cannot be made again', async () => {
    expectSuccess(await createAppeal(mira, appealFor('comment', id)))
    const keep = { version: 1, decision: 'keep', reasonCode: 'decision-stands', reason: 'It sells.' } as const
    expectSuccess(await decideCase(ola, { id, ...keep }))
    expect(await db().comment.findUnique({ where: { id } })).toMatchObject({ state: 'hidden' })
    expect(await db().appeal.findFirst()).toMatchObject({ outcome: 'refused', answer: 'It sells.' })
    const event = await db().event.findFirstOrThrow({ where: { kind: 'comment.appeal-refused' } })
    expect(event).toMatchObject({ isPublic: true, actorId: ola.id })
    expect(await createAppeal(mira, appealFor('comment', id))).toMatchObject({ refusal: 'appealed-before' })
  })

  it('is its author’s alone, and for hidden comments', async () => {
    expect(await createAppeal(await aPerson(), appealFor('comment', id))).toMatchObject({
      refusal: 'not-found',
    })
    const shown = await aComment(mira, await anArticle())
    expect(await createAppeal(mira, appealFor('comment', shown.id))).toMatchObject({ refusal: 'wrong-state' })
  })
})
