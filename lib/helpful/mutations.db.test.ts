import { beforeEach, describe, expect, it } from 'vitest'
import { findOwn } from '@/lib/article/own'
import { deleteComment } from '@/lib/comment/mutations'
import { findPublicComment } from '@/lib/comment/queries'
import { db } from '@/lib/db'
import { markHelpful } from '@/lib/helpful/mutations'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import {
  aComment,
  anArticle,
  aPerson,
  expectSuccess,
  newId,
  paragraphOf,
  type TestArticle,
} from '@/test/factories'

let anna: Viewer
let boris: Viewer
let article: TestArticle
let id: string

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  boris = await aPerson()
  article = await anArticle()
  id = (await aComment(anna, article)).id
})

const events = (kind: string) => db().event.count({ where: { kind } })

describe('markHelpful', () => {
  it('counts a person once, however often and however simultaneously they say it', async () => {
    const marks = await Promise.all(
      Array.from({ length: 10 }, () => markHelpful(boris, { id, isHelpful: true })),
    )
    expect(marks.every((mark) => expectSuccess(mark).count === 1)).toBe(true)
    expect(await db().helpfulMark.count()).toBe(1)
    expect(await events('comment.marked-helpful')).toBe(1)
    expect((await findOwn(boris, article.id)).own.marks).toEqual([{ id, isHelpful: true, count: 1 }])
    expect(await findPublicComment(paragraphOf(article, 0), id)).toMatchObject({ helpfulCount: 1 })
  })

  it('is taken back once', async () => {
    expectSuccess(await markHelpful(boris, { id, isHelpful: true }))
    await Promise.all([
      markHelpful(boris, { id, isHelpful: false }),
      markHelpful(boris, { id, isHelpful: false }),
    ])
    expect(await db().helpfulMark.count()).toBe(0)
    expect(await events('comment.unmarked-helpful')).toBe(1)
    expect((await findOwn(boris, article.id)).own.marks).toEqual([])
  })

  it('refuses the author, also one who is a moderator', async () => {
    expect(await markHelpful(anna, { id, isHelpful: true })).toMatchObject({ refusal: 'own-words' })
    const moderator = await aPerson('moderator')
    const own = await aComment(moderator, article)
    expect(await markHelpful(moderator, { id: own.id, isHelpful: true })).toMatchObject({
      refusal: 'own-words',
    })
  })

  it('refuses what a stranger cannot read', async () => {
    expect(await markHelpful(boris, { id: newId(), isHelpful: true })).toMatchObject({ refusal: 'not-found' })
    await db().comment.update({ where: { id }, data: { state: 'held' } })
    expect(await markHelpful(boris, { id, isHelpful: true })).toMatchObject({ refusal: 'not-found' })
  })

  it('goes with the comment that its author deletes', async () => {
    expectSuccess(await markHelpful(boris, { id, isHelpful: true }))
    expectSuccess(await deleteComment(anna, { id, version: 1 }))
    expect(await findPublicComment(paragraphOf(article, 0), id)).toMatchObject({ helpfulCount: 0 })
    expect(await db().helpfulMark.count()).toBe(0)
  })
})
