import { beforeEach, describe, expect, it } from 'vitest'
import { findOwn } from '@/lib/article/own'
import { db } from '@/lib/db'
import type { FlagInput } from '@/lib/flag/input'
import { createFlag } from '@/lib/flag/mutations'
import { countOpenFlags, hasOpenFlag } from '@/lib/flag/queries'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  expectSuccess,
  newId,
  newKey,
  type TestArticle,
} from '@/test/factories'

let anna: Viewer
let boris: Viewer
let article: TestArticle
let comment: string

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  boris = await aPerson()
  article = await anArticle()
  comment = (await aComment(anna, article)).id
})

const flag = (change: Partial<FlagInput> = {}): FlagInput => ({
  key: newKey(),
  target: 'comment',
  id: comment,
  reasonCode: 'spam',
  ...change,
})

async function aPublishedCheck(author = anna): Promise<string> {
  const { id } = await aCheck(author, article)
  await db().factCheck.update({
    where: { id },
    data: { state: 'published', publishedVersion: 1, publishedAt: new Date() },
  })
  return id
}

describe('createFlag', () => {
  it('stores the report and its event, which the public record does not show', async () => {
    const { id } = expectSuccess(await createFlag(boris, flag({ reasonCode: 'other', note: 'An advert.' })))
    expect(await db().flag.findUnique({ where: { id } })).toMatchObject({
      reporterId: boris.id,
      commentId: comment,
      reasonCode: 'other',
      note: 'An advert.',
      state: 'open',
    })
    expect(await db().event.findFirst({ where: { kind: 'comment.flagged' } })).toMatchObject({
      subjectId: comment,
      articleId: article.id,
      actorId: boris.id,
      isPublic: false,
      data: { flagId: id, reasonCode: 'other' },
    })
    expect((await findOwn(boris, article.id)).own.flagged).toEqual([comment])
    expect(await hasOpenFlag(boris, 'comment', comment)).toBe(true)
    expect(await hasOpenFlag(anna, 'comment', comment)).toBe(false)
  })

  it('makes one report of a form sent many times at once, and gives every sender the same answer', async () => {
    const form = flag()
    const reports = await Promise.all(Array.from({ length: 8 }, () => createFlag(boris, form)))
    expect(new Set(reports.map((report) => expectSuccess(report).id)).size).toBe(1)
    expect(await db().event.count({ where: { kind: 'comment.flagged' } })).toBe(1)
  })

  it('lets one of two different reports in that come at once, and says so to the other', async () => {
    const reports = await Promise.all([
      createFlag(boris, flag()),
      createFlag(boris, flag({ reasonCode: 'abusive' })),
    ])
    expect(reports.filter(({ ok }) => ok)).toHaveLength(1)
    expect(reports.find(({ ok }) => !ok)).toMatchObject({ refusal: 'flagged-before' })
    expect(await db().flag.count()).toBe(1)
  })

  it('takes a new report once the first was ruled on, and one of every other person', async () => {
    expectSuccess(await createFlag(boris, flag()))
    expectSuccess(await createFlag(await aPerson(), flag()))
    await db().flag.updateMany({ data: { state: 'dismissed' } })
    expectSuccess(await createFlag(boris, flag()))
    expect(await db().flag.count()).toBe(3)
  })

  it('refuses one’s own words, also a moderator’s', async () => {
    expect(await createFlag(anna, flag())).toMatchObject({ refusal: 'own-words' })
    const moderator = await aPerson('moderator')
    const id = await aPublishedCheck(moderator)
    expect(await createFlag(moderator, flag({ target: 'fact-check', id }))).toMatchObject({
      refusal: 'own-words',
    })
  })

  it('refuses what a stranger cannot read', async () => {
    expect(await createFlag(boris, flag({ id: newId() }))).toMatchObject({ refusal: 'not-found' })
    const { id: waiting } = await aCheck(anna, article)
    expect(await createFlag(boris, flag({ target: 'fact-check', id: waiting }))).toMatchObject({
      refusal: 'not-found',
    })
    await db().comment.update({ where: { id: comment }, data: { state: 'hidden' } })
    expect(await createFlag(boris, flag())).toMatchObject({ refusal: 'not-found' })
  })

  it('counts the open reports of a check by reason', async () => {
    const id = await aPublishedCheck()
    const form = (reasonCode: FlagInput['reasonCode']) => flag({ target: 'fact-check', id, reasonCode })
    expectSuccess(await createFlag(boris, form('spam')))
    expectSuccess(await createFlag(await aPerson(), form('misleading')))
    expectSuccess(await createFlag(await aPerson(), form('misleading')))
    expect(await countOpenFlags(id)).toEqual([
      { reasonCode: 'misleading', count: 2 },
      { reasonCode: 'spam', count: 1 },
    ])
    expect((await findOwn(boris, article.id)).own.flagged).toEqual([id])
  })
})
