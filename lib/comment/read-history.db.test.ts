import { beforeEach, describe, expect, it } from 'vitest'
import { deleteComment, editComment } from '@/lib/comment/mutations'
import { findCommentHistory } from '@/lib/comment/read-history'
import { db } from '@/lib/db'
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
let article: TestArticle
let paragraph: string
let id: string

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  article = await anArticle()
  paragraph = paragraphOf(article, 0)
  id = (await aComment(anna, article, { body: 'Which plan?' })).id
})

const edit = async (version: number, body: string) =>
  expectSuccess(await editComment(anna, { id, version, body }))
const history = (before: number | null = null) => findCommentHistory(paragraph, id, before)

describe('findCommentHistory', () => {
  it('lists what was said, the newest first, word by word', async () => {
    await edit(1, 'Which big plan?')
    const found = await history()
    expect(found).toMatchObject({ author: { handle: anna.handle }, count: 2, next: null })
    expect(found?.versions.map(({ number }) => number)).toEqual([2, 1])
    expect(found?.versions[0]?.parts).toContainEqual({ text: 'big ', kind: 'added' })
    expect(found?.versions[1]?.parts).toEqual([{ text: 'Which plan?', kind: 'same' }])
  })

  it('goes on page by page without losing a version', async () => {
    await db().comment.update({ where: { id }, data: { version: 45 } })
    await db().commentVersion.createMany({
      data: Array.from({ length: 44 }, (_, at) => ({
        commentId: id,
        number: at + 2,
        editorId: anna.id,
        body: `Version ${at + 2}`,
      })),
    })
    const numbers: number[] = []
    for (let page = await history(); page; page = page.next ? await history(page.next) : null)
      numbers.push(...page.versions.map(({ number }) => number))
    expect(numbers).toEqual(Array.from({ length: 45 }, (_, at) => 45 - at))
  })

  it('is nobody’s to read when there is none, or once the comment is deleted, hidden or waits', async () => {
    expect(await history()).toBeNull()
    await edit(1, 'Which big plan?')
    for (const state of ['hidden', 'held'] as const) {
      await db().comment.update({ where: { id }, data: { state } })
      expect(await history()).toBeNull()
    }
    await db().comment.update({ where: { id }, data: { state: 'visible' } })
    expect(await history()).not.toBeNull()
    expectSuccess(await deleteComment(anna, { id, version: 2 }))
    expect(await history()).toBeNull()
  })

  it('is not given under another paragraph, for a draft, or for what is no id', async () => {
    await edit(1, 'Which big plan?')
    expect(await findCommentHistory(paragraphOf(article, 1), id, null)).toBeNull()
    expect(await findCommentHistory(paragraph, newId(), null)).toBeNull()
    expect(await findCommentHistory(paragraph, 'x', null)).toBeNull()
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect(await history()).toBeNull()
  })
})
