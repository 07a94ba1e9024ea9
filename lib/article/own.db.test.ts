import { beforeEach, expect, it } from 'vitest'
import { findOwn } from '@/lib/article/own'
import { createComment, deleteComment } from '@/lib/comment/mutations'
import { findOwnComment } from '@/lib/comment/queries'
import { db } from '@/lib/db'
import { countUnread } from '@/lib/notification/queries'
import { readLog } from '@/lib/notification/reader'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import { aComment, anArticle, aPerson, commentOn, expectSuccess, type TestArticle } from '@/test/factories'

let anna: Viewer
let article: TestArticle

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  article = await anArticle()
})

const nothing = { comments: [], checks: [], drafts: [], reuses: [], marks: [], flagged: [], blocked: [] }

it('gives nobody anything of another, or of another article', async () => {
  await aComment(anna, article)
  const stranger = await aPerson()
  expect(await findOwn(stranger, article.id)).toEqual({
    own: { articleId: article.id, ...nothing, follows: [] },
    unread: 0,
  })
  const elsewhere = await anArticle()
  expect((await findOwn(anna, elsewhere.id)).own).toEqual({
    articleId: elsewhere.id,
    ...nothing,
    follows: [],
  })
})

it('gives a fresh comment as it is given alone, until it is deleted', async () => {
  const { id } = await aComment(anna, article, { quote: 'met on Monday', body: 'Which *plan*?' })
  const { own } = await findOwn(anna, article.id)
  expect(own.comments).toEqual([await findOwnComment(anna, id)])
  expect(own.comments).toMatchObject([{ id, quote: 'met on Monday', body: 'Which *plan*?', heldFor: [] }])
  expectSuccess(await deleteComment(anna, { id, version: 1 }))
  expect((await findOwn(anna, article.id)).own.comments).toEqual([])
})

it('gives what waits for a moderator, and why', async () => {
  await db().article.update({ where: { id: article.id }, data: { mode: 'pre-moderated' } })
  expectSuccess(await createComment(anna, commentOn(article)))
  expect((await findOwn(anna, article.id)).own.comments).toMatchObject([
    { state: 'held', heldFor: ['article'] },
  ])
})

it('counts what has not been read as the list does', async () => {
  await readLog(true)
  const boris = await aPerson()
  await aComment(boris, article, { body: `Is this so? @${anna.handle}` })
  await readLog(true)
  expect((await findOwn(anna, article.id)).unread).toBe(1)
  expect(await countUnread(anna)).toBe(1)
  await db().block.create({ data: { blockerId: boris.id, blockedId: anna.id } })
  expect((await findOwn(anna, article.id)).unread).toBe(0)
})
