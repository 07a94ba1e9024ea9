import { beforeEach, describe, expect, it } from 'vitest'
import { createAppeal } from '@/lib/appeal/mutations'
import { proposeReuse } from '@/lib/claim/mutations'
import { db } from '@/lib/db'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { findCheck } from '@/lib/fact-check/queries'
import { createFlag } from '@/lib/flag/mutations'
import { readLog } from '@/lib/notification/reader'
import type { Viewer } from '@/lib/policy'
import { listRecord } from '@/lib/record/queries'
import { decideCase, decideMany, undoDecision } from '@/lib/review/mutations'
import { findOwnDecision } from '@/lib/review/read-own'
import { resetDatabase, sql } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  expectSuccess,
  judgement,
  newKey,
  paragraphOf,
  type TestArticle,
} from '@/test/factories'

let mira: Viewer
let lena: Viewer
let ola: Viewer
let article: TestArticle

beforeEach(async () => {
  await resetDatabase()
  mira = await aPerson()
  lena = await aPerson('moderator')
  ola = await aPerson('moderator')
  article = await anArticle()
  await readLog(true)
})

async function rejected() {
  const check = await aCheck(mira, article)
  const decision = { version: 1, decision: 'reject', reasonCode: 'not-checkable' } as const
  const { id } = expectSuccess(await decideCase(lena, { id: check.id, ...decision }))
  return { id, checkId: check.id }
}

const told = () => db().notification.count({ where: { userId: mira.id } })
// The log cannot be changed; what is old now was old from the start.
const age = (seconds: number) =>
  sql(`ALTER TABLE event DISABLE TRIGGER USER; UPDATE event SET at = at - interval '${seconds} seconds';
    ALTER TABLE event ENABLE TRIGGER USER`)

describe('undoDecision', () => {
  it('brings the check back to the desk as if nothing had been decided, in the same place of the queue', async () => {
    const { id, checkId } = await rejected()
    const before = await db().reviewCase.findUniqueOrThrow({ where: { id } })
    await readLog(true)
    expect(await told()).toBe(1)
    expect((await findOwnDecision(lena, id))?.undoSeconds).toBeGreaterThan(5)
    const { id: fresh } = expectSuccess(await undoDecision(lena, { id }))
    expect(await db().factCheck.findUniqueOrThrow({ where: { id: checkId } })).toMatchObject({
      state: 'submitted',
    })
    const { openedAt, rankedAt, version, authorStanding, words } = before
    expect(await db().reviewCase.findUniqueOrThrow({ where: { id: fresh } })).toMatchObject({
      state: 'open',
      holderId: null,
      ...{ openedAt, rankedAt, version, authorStanding, words },
    })
    expect(await told()).toBe(0)
    expect((await findCheck(lena, checkId))?.steps.map(({ kind }) => kind)).toEqual(['submitted'])
    expect(await findOwnDecision(lena, id)).toMatchObject({ isUndone: true, undoSeconds: 0 })
    expect((await listRecord({ kind: 'fact-check.rejected' })).entries).toMatchObject([{ isTakenBack: true }])
    expect(await db().event.findFirst({ where: { kind: 'fact-check.decision-undone' } })).toMatchObject({
      subjectId: checkId,
      isPublic: false,
      data: { caseId: id, newCaseId: fresh },
    })
  })

  it('keeps the reader of the log from telling of it later, and mails nothing before the time is over', async () => {
    const { id } = await rejected()
    await undoDecision(lena, { id })
    await readLog(true)
    expect(await told()).toBe(0)
    await rejected()
    const { mail, later } = await readLog(true)
    expect([mail.length, later.length]).toEqual([0, 1])
  })

  it('is one undoing when it is asked for twice at once, and the version can be decided again', async () => {
    const { id, checkId } = await rejected()
    const both = await Promise.all([undoDecision(lena, { id }), undoDecision(lena, { id })])
    const [one, two] = both.map((result) => expectSuccess(result).id)
    expect(one).toBe(two)
    expect(await db().event.count({ where: { kind: 'fact-check.decision-undone' } })).toBe(1)
    const publish = { id: checkId, version: 1, decision: 'publish', reasonCode: 'sound' } as const
    expect(await decideCase(ola, publish)).toMatchObject({ ok: true })
  })

  it('is for whoever decided alone', async () => {
    const { id } = await rejected()
    expect(await undoDecision(ola, { id })).toMatchObject({ refusal: 'forbidden' })
    expect(await undoDecision(mira, { id })).toMatchObject({ refusal: 'not-found' })
  })

  it('is too late after ten seconds, once it was read, and once mail has gone out', async () => {
    const late = await rejected()
    await age(11)
    expect(await undoDecision(lena, { id: late.id })).toMatchObject({ refusal: 'too-late' })
    for (const seen of [{ readAt: new Date() }, { mailClaimedAt: new Date() }]) {
      const { id } = await rejected()
      await readLog(true)
      await db().notification.updateMany({ where: { userId: mira.id }, data: seen })
      expect(await undoDecision(lena, { id })).toMatchObject({ refusal: 'too-late' })
    }
  })

  it('is not for what everyone sees, nor for what has gone on since', async () => {
    const check = await aCheck(mira, article)
    const publish = { version: 1, decision: 'publish', reasonCode: 'sound' } as const
    const { id } = expectSuccess(await decideCase(lena, { id: check.id, ...publish }))
    expect(await undoDecision(lena, { id })).toMatchObject({ refusal: 'wrong-state' })
    const gone = await rejected()
    expectSuccess(await resubmitFactCheck(mira, { id: gone.checkId, version: 1, ...judgement }))
    expect(await undoDecision(lena, { id: gone.id })).toMatchObject({ refusal: 'wrong-state' })
  })

  it('opens the reports again that were dismissed, and not those of before', async () => {
    const comment = await aComment(mira, article)
    const flag = async () =>
      expectSuccess(
        await createFlag(await aPerson(), {
          key: newKey(),
          target: 'comment',
          id: comment.id,
          reasonCode: 'spam',
        }),
      )
    const dismiss = async () =>
      expectSuccess(
        await decideCase(lena, {
          id: comment.id,
          version: 1,
          decision: 'dismiss',
          reasonCode: 'within-rules',
        }),
      )
    await flag()
    await dismiss()
    await flag()
    const { id } = await dismiss()
    expectSuccess(await undoDecision(lena, { id }))
    const states = await db().flag.findMany({ orderBy: { createdAt: 'asc' }, select: { state: true } })
    expect(states).toEqual([{ state: 'dismissed' }, { state: 'open' }])
  })
})

describe('undoing what is not about a check', () => {
  it('lets a declined reuse wait again', async () => {
    const { id: checkId } = await aCheck(mira, article)
    expectSuccess(
      await decideCase(lena, { id: checkId, version: 1, decision: 'publish', reasonCode: 'sound' }),
    )
    const place = await anArticle()
    const words = { articleId: place.id, paragraphId: paragraphOf(place, 1) }
    const reuse = expectSuccess(
      await proposeReuse(await aPerson(), { key: newKey(), factCheckId: checkId, ...words }),
    )
    const { id } = expectSuccess(
      await decideCase(lena, { id: reuse.id, version: 1, decision: 'decline', reasonCode: 'other-claim' }),
    )
    const { id: fresh } = expectSuccess(await undoDecision(lena, { id }))
    expect(await db().occurrence.findUniqueOrThrow({ where: { id: reuse.id } })).toMatchObject({
      state: 'proposed',
      judgedAt: null,
      reasonCode: null,
    })
    expect(
      await decideCase(ola, { id: fresh, version: 1, decision: 'accept', reasonCode: 'same-claim' }),
    ).toMatchObject({ ok: true })
  })

  it('lets an appeal wait for its answer again', async () => {
    const { id: commentId } = await aComment(mira, article)
    expectSuccess(
      await createFlag(await aPerson(), {
        key: newKey(),
        target: 'comment',
        id: commentId,
        reasonCode: 'spam',
        note: undefined,
      }),
    )
    expectSuccess(await decideCase(lena, { id: commentId, version: 1, decision: 'hide', reasonCode: 'spam' }))
    expectSuccess(
      await createAppeal(mira, {
        key: newKey(),
        target: 'comment',
        id: commentId,
        words: 'It is no advert.',
      }),
    )
    const { id } = expectSuccess(
      await decideCase(ola, {
        id: commentId,
        version: 1,
        decision: 'keep',
        reasonCode: 'decision-stands',
        reason: 'It is one.',
      }),
    )
    expectSuccess(await undoDecision(ola, { id }))
    expect(await db().appeal.findFirstOrThrow()).toMatchObject({
      outcome: null,
      answer: null,
      answeredAt: null,
    })
    expect(await db().reviewCase.count({ where: { kind: 'appeal', state: 'open' } })).toBe(1)
  })
})

describe('decideMany', () => {
  it('decides each by itself, says what could not be done, and does it once when sent twice', async () => {
    const held = await anArticle({ mode: 'pre-moderated' })
    const comments = [
      await aComment(mira, held),
      await aComment(mira, held, { body: 'Two' }),
      await aComment(mira, await anArticle({ mode: 'pre-moderated', editor: lena }), {
        body: 'Mine to edit',
      }),
    ]
    const cases = await Promise.all(
      comments.map(async ({ id }) => {
        const row = await db().reviewCase.findFirstOrThrow({ where: { commentId: id } })
        return { id: row.id, version: 1, decision: 'hide' as const }
      }),
    )
    const [first] = cases
    const hide = { reasonCode: 'off-topic', reason: undefined } as const
    expectSuccess(await decideCase(ola, { ...first, ...hide } as never))
    const input = { cases, reasonCode: 'spam' as const }
    const results = await Promise.all([decideMany(lena, input), decideMany(lena, input)])
    for (const result of results)
      expect(expectSuccess(result)).toMatchObject([
        { isDone: false, refusal: 'already-decided', detail: { who: ola.name, decision: 'hide' } },
        { isDone: true },
        { isDone: false, refusal: 'own-work' },
      ])
    expect(await db().event.count({ where: { kind: 'comment.hidden' } })).toBe(2)
    expect(await decideMany(mira, input)).toMatchObject({ refusal: 'not-found' })
  })
})
