import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { noFilter, type QueueFilter } from '@/lib/review/filter'
import { claimCase, decideCase } from '@/lib/review/mutations'
import { findCase } from '@/lib/review/queries'
import { queuePageSize, readQueueEnd } from '@/lib/review/queue'
import { findOwnDecision } from '@/lib/review/read-own'
import { countQueue, findNextCase, listFilterChoices, listQueue } from '@/lib/review/read-queue'
import { aCheck, aComment, anArticle, aPerson, expectSuccess, judgement } from '@/test/factories'

async function caseOf({ id }: { id: string }): Promise<string> {
  return (await db().reviewCase.findFirstOrThrow({ where: { factCheckId: id } })).id
}

beforeEach(async () => {
  await db().reviewCase.updateMany({
    where: { state: 'open' },
    data: { state: 'closed', outcome: 'gone', closedAt: new Date(), holderId: null },
  })
})

describe('the queue', () => {
  it('lists what waits, the longest waiting first, and says who holds it', async () => {
    const [author, lena, ola, article] = [
      await aPerson(),
      await aPerson('moderator'),
      await aPerson('moderator'),
      await anArticle(),
    ]
    const first = await aCheck(author, article)
    const second = await aCheck(author, article, { quote: 'the mayor said' })
    expectSuccess(await claimCase(ola, { id: first.id }))
    const { items, next } = await listQueue(lena, noFilter, null)
    expect(items).toMatchObject([
      {
        id: await caseOf(first),
        kind: 'fact-check',
        quote: null,
        paragraph: 2,
        isOwn: false,
        holder: { name: ola.name, isViewer: false },
      },
      { id: await caseOf(second), quote: 'the mayor said', holder: null },
    ])
    expect(next).toBeNull()
    expect((await listQueue(lena, { ...noFilter, view: 'free' }, null)).items.map(({ id }) => id)).toEqual([
      await caseOf(second),
    ])
    expect((await listQueue(ola, { ...noFilter, view: 'mine' }, null)).items.map(({ id }) => id)).toEqual([
      await caseOf(first),
    ])
    expect(await countQueue(lena, noFilter)).toMatchObject({
      all: 2,
      overdue: 0,
      views: { all: 2, free: 1, mine: 0 },
      kinds: { 'fact-check': 2, comment: 0 },
    })
  })

  it('goes on where a page ended, without gap or repetition', async () => {
    const [author, lena, article] = [await aPerson(), await aPerson('moderator'), await anArticle()]
    for (let count = 0; count < queuePageSize + 3; count++) await aCheck(author, article)
    // Many at the same moment, so that the id alone tells them apart.
    await db().reviewCase.updateMany({
      where: { state: 'open' },
      data: { rankedAt: new Date('2026-01-01T00:00:00.5Z') },
    })
    const one = await listQueue(lena, noFilter, null)
    const two = await listQueue(lena, noFilter, readQueueEnd(one.next ?? ''))
    expect([one.items.length, two.items.length, two.next]).toEqual([queuePageSize, 3, null])
    expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(queuePageSize + 3)
  })

  it('is empty without a median when nothing waits', async () => {
    expect(await countQueue(await aPerson('moderator'), noFilter)).toMatchObject({
      all: 0,
      overdue: 0,
      medianWaitSeconds: null,
      views: { all: 0, free: 0, mine: 0 },
    })
  })
})

describe('a filter of the queue', () => {
  it('finds by claim, quote, comment and author, all words in any order, as they now stand', async () => {
    const [author, lena] = [await aPerson(), await aPerson('moderator')]
    const [open, held] = [await anArticle(), await anArticle({ mode: 'pre-moderated' })]
    const check = await aCheck(author, open, { quote: 'the mayor said' })
    const comment = await aComment(author, held, { body: 'Where is the 100% of it?' })
    const found = async (q: string) =>
      (await listQueue(lena, { ...noFilter, q }, null)).items.map(({ subjectId }) => subjectId)
    expect(await found('MAYOR costs')).toEqual([check.id])
    expect(await found('100%')).toEqual([comment.id])
    expect(await found('100_')).toEqual([])
    expect((await found(author.name)).sort()).toEqual([check.id, comment.id].sort())
    expectSuccess(
      await resubmitFactCheck(author, {
        id: check.id,
        version: 1,
        ...judgement,
        claim: 'It costs a bridge.',
      }),
    )
    expect(await found('bridge')).toEqual([check.id])
    expect(await found('costs 30 million.')).toEqual([])
  })

  it('narrows by kind, article, verdict, standing and age, in the list, the counts and the next case', async () => {
    const [author, lena] = [await aPerson(), await aPerson('moderator')]
    const [open, held] = [await anArticle(), await anArticle({ mode: 'pre-moderated' })]
    const check = await aCheck(author, open)
    const comment = await aComment(author, held)
    await db().reviewCase.updateMany({
      where: { commentId: comment.id },
      data: { openedAt: new Date(Date.now() - 30 * 3_600_000) },
    })
    const only = async (change: Partial<QueueFilter>) =>
      (await listQueue(lena, { ...noFilter, ...change }, null)).items.map(({ subjectId }) => subjectId)
    expect(await only({ kind: 'comment' })).toEqual([comment.id])
    expect(await only({ article: open.slug })).toEqual([check.id])
    expect(await only({ verdict: 'accurate' })).toEqual([check.id])
    expect(await only({ verdict: 'false' })).toEqual([])
    expect(await only({ standing: 'new', language: 'en', age: 'fresh' })).toEqual([check.id])
    expect(await only({ age: 'overdue' })).toEqual([comment.id])
    expect(await countQueue(lena, { ...noFilter, article: held.slug })).toMatchObject({
      all: 2,
      overdue: 1,
      kinds: { comment: 1, 'fact-check': 0 },
    })
    expect(await findNextCase(lena, null, { ...noFilter, kind: 'fact-check' })).toBe(await caseOf(check))
    expect((await listFilterChoices()).articles.map(({ slug }) => slug).sort()).toEqual(
      [open.slug, held.slug].sort(),
    )
    expect(await listQueue(author, noFilter, null)).toEqual({ items: [], next: null })
  })
})

describe('the next case', () => {
  it('is never one’s own, of one’s own article, or held by a colleague', async () => {
    const [lena, ola, author] = [await aPerson('moderator'), await aPerson('moderator'), await aPerson()]
    await aCheck(lena, await anArticle())
    await aCheck(author, await anArticle({ editor: lena }))
    const held = await aCheck(author, await anArticle())
    expectSuccess(await claimCase(ola, { id: held.id }))
    expect(await findNextCase(lena, null)).toBeNull()
    const free = await aCheck(author, await anArticle())
    expect(await findNextCase(lena, null)).toBe(await caseOf(free))
    expect(await findNextCase(lena, await caseOf(free))).toBeNull()
    expect(await findNextCase(await aPerson(), null)).toBeNull()
  })
})

describe('a case', () => {
  it('is shown to moderators only, with precedents and the author’s record', async () => {
    const [author, lena, article] = [await aPerson(), await aPerson('moderator'), await anArticle()]
    const earlier = await aCheck(author, article)
    expectSuccess(
      await decideCase(lena, { id: earlier.id, version: 1, decision: 'reject', reasonCode: 'not-checkable' }),
    )
    const { id } = await aCheck(author, article)
    expect(await findCase(author, id)).toBeNull()
    expect(await findCase(lena, id)).toMatchObject({
      head: { kind: 'fact-check', lease: null, canDecide: true, closed: null },
      check: {
        precedents: [{ id: earlier.id, state: 'rejected', isPublic: false }],
      },
      author: { checks: { decided: 1, published: 0, rejected: 1 }, reversed: 0, standing: 'new' },
    })
    expect(await findOwnDecision(lena, await caseOf(earlier))).toMatchObject({ decision: 'reject' })
    expect(await findOwnDecision(await aPerson('moderator'), await caseOf(earlier))).toBeNull()
  })
})
