import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { claimCase, decideCase } from '@/lib/review/mutations'
import {
  countQueue,
  findCase,
  findNextCase,
  findOwnDecision,
  listQueue,
  queueLimit,
} from '@/lib/review/queries'
import { readQueueEnd } from '@/lib/review/queue'
import { aCheck, anArticle, aPerson, expectSuccess } from '@/test/factories'

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
    const { items, next } = await listQueue(lena, 'all', null)
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
    expect((await listQueue(lena, 'free', null)).items.map(({ id }) => id)).toEqual([await caseOf(second)])
    expect((await listQueue(ola, 'mine', null)).items.map(({ id }) => id)).toEqual([await caseOf(first)])
    expect(await countQueue(lena)).toMatchObject({ all: 2, free: 1, mine: 0, overdue: 0 })
  })

  it('goes on where a page ended, without gap or repetition', async () => {
    const [author, lena, article] = [await aPerson(), await aPerson('moderator'), await anArticle()]
    for (let count = 0; count < queueLimit + 3; count++) await aCheck(author, article)
    // Many at the same moment, so that the id alone tells them apart.
    await db().reviewCase.updateMany({
      where: { state: 'open' },
      data: { rankedAt: new Date('2026-01-01T00:00:00.5Z') },
    })
    const one = await listQueue(lena, 'all', null)
    const two = await listQueue(lena, 'all', readQueueEnd(one.next ?? ''))
    expect([one.items.length, two.items.length, two.next]).toEqual([queueLimit, 3, null])
    expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(queueLimit + 3)
  })

  it('is empty without a median when nothing waits', async () => {
    expect(await countQueue(await aPerson('moderator'))).toEqual({
      all: 0,
      free: 0,
      mine: 0,
      overdue: 0,
      medianWaitSeconds: null,
    })
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
        record: { submitted: 2, published: 0, rejected: 1 },
      },
    })
    expect(await findOwnDecision(lena, await caseOf(earlier))).toMatchObject({ decision: 'reject' })
    expect(await findOwnDecision(await aPerson('moderator'), await caseOf(earlier))).toBeNull()
  })
})
