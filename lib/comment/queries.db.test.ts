import { beforeEach, describe, expect, it } from 'vitest'
import { readParagraphTalk } from '@/lib/article/queries'
import { layOutThread } from '@/lib/comment/layout'
import { deleteComment } from '@/lib/comment/mutations'
import {
  findCommentPlace,
  findPublicComment,
  findThread,
  justBefore,
  listThreads,
} from '@/lib/comment/queries'
import { findCommentAsCheck } from '@/lib/comment/read-as-check'
import { db } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import { resetDatabase, sql } from '@/test/database'
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

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  article = await anArticle()
  paragraph = paragraphOf(article, 0)
})

/** Copies of a comment, as many and in the order of their ids; each its own thread unless a root is given. */
async function many(count: number, rootId: string | null = null): Promise<string[]> {
  const { id } = await aComment(anna, article, rootId ? { parentId: rootId } : {})
  const model = await db().comment.findUniqueOrThrow({ where: { id } })
  const ids = [id, ...Array.from({ length: count - 1 }, () => newId())].sort()
  await db().comment.createMany({
    data: ids.filter((each) => each !== id).map((each) => ({ ...model, id: each, rootId: rootId ?? each })),
  })
  return ids
}

const talk = (part = {}) => readParagraphTalk(article.id, paragraph, part)
const at = (ids: string[], index: number) => ids[index] ?? 'none'

describe('justBefore', () => {
  it('is one less, across the dashes and at the edges', () => {
    expect(justBefore('01900000-0000-7000-8000-000000000000')).toBe('01900000-0000-7000-7fff-ffffffffffff')
    expect(justBefore('00000000-0000-0000-0000-000000000000')).toBe('00000000-0000-0000-0000-000000000000')
  })
})

describe('a comment that an address names', () => {
  it('is on the first page when it stands there', async () => {
    const ids = await many(60)
    const { threads, isPart, isGone } = await talk({ comment: at(ids, 10) })
    expect(threads.threads).toHaveLength(50)
    expect({ isPart, isGone, next: threads.next }).toEqual({
      isPart: false,
      isGone: false,
      next: at(ids, 49),
    })
  })

  it('begins its page when it stands beyond the first', async () => {
    const ids = await many(60)
    const { threads, isPart } = await talk({ comment: at(ids, 55) })
    expect(threads.threads.map(({ root }) => root.id)).toEqual(ids.slice(55))
    expect(isPart).toBe(true)
  })

  it('begins its part of a long thread', async () => {
    const root = await aComment(anna, article)
    const replies = await many(60, root.id)
    const { threads, isPart } = await talk({ comment: at(replies, 57) })
    expect(threads.threads).toHaveLength(1)
    expect(threads.threads[0]).toMatchObject({ root: { id: root.id }, replyCount: 3 })
    expect(threads.threads[0]?.replies.map(({ id }) => id)).toEqual(replies.slice(57))
    expect(isPart).toBe(true)
  })

  it('is said to be gone when it is deleted, unknown, or of another paragraph', async () => {
    const { id } = await aComment(anna, article)
    const elsewhere = await aComment(anna, article, { paragraphId: paragraphOf(article, 1) })
    expectSuccess(await deleteComment(anna, { id, version: 1 }))
    for (const comment of [id, newId(), elsewhere.id])
      expect(await talk({ comment })).toMatchObject({ isGone: true })
  })
})

describe('a thread on its own', () => {
  it('gives all its replies, page by page', async () => {
    const root = await aComment(anna, article)
    const replies = await many(60, root.id)
    const whole = await talk()
    expect(whole.threads.threads[0]).toMatchObject({ replyCount: 60 })
    expect(whole.threads.threads[0]?.replies).toHaveLength(50)
    const rest = await talk({ thread: root.id, after: at(replies, 49) })
    expect(rest.threads.threads[0]?.replies.map(({ id }) => id)).toEqual(replies.slice(50))
    expect(rest).toMatchObject({ isPart: true, isGone: false, commentCount: 61 })
  })

  it('is not given under another paragraph, for a reply, or while the article is not public', async () => {
    const root = await aComment(anna, article)
    const reply = await aComment(anna, article, { parentId: root.id })
    expect(await findThread(paragraphOf(article, 1), root.id, 50)).toBeNull()
    expect(await findThread(paragraph, reply.id, 50)).toBeNull()
    expect(await talk({ thread: reply.id })).toMatchObject({ isGone: true })
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect(await findThread(paragraph, root.id, 50)).toBeNull()
  })
})

describe('findPublicComment', () => {
  it('gives what everyone may read, and a tombstone without author or words', async () => {
    const { id } = await aComment(anna, article)
    expect(await findPublicComment(paragraph, id)).toMatchObject({ id, author: { handle: anna.handle } })
    expectSuccess(await deleteComment(anna, { id, version: 1 }))
    expect(await findPublicComment(paragraph, id)).toMatchObject({ id, author: null, html: '' })
  })

  it('does not give what waits for a moderator', async () => {
    const { id } = await aComment(anna, article)
    await db().comment.update({ where: { id }, data: { state: 'held' } })
    expect(await findPublicComment(paragraph, id)).toBeNull()
  })
})

describe('findCommentPlace', () => {
  it('knows where a public comment and its tombstone stand, and nothing of one that waits', async () => {
    const { id } = await aComment(anna, article)
    const place = { slug: article.slug, paragraphId: paragraph }
    expect(await findCommentPlace(id)).toEqual(place)
    expectSuccess(await deleteComment(anna, { id, version: 1 }))
    expect(await findCommentPlace(id)).toEqual(place)
    await db().comment.update({ where: { id }, data: { state: 'held' } })
    expect(await findCommentPlace(id)).toBeNull()
    expect(await findCommentPlace(newId())).toBeNull()
  })

  it('knows nothing of comments on an article that is not public', async () => {
    const { id } = await aComment(anna, article)
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect(await findCommentPlace(id)).toBeNull()
  })
})

describe('findCommentAsCheck', () => {
  it('gives the place, the words and the links of what everyone may read', async () => {
    const { id } = await aComment(anna, article, {
      quote: 'met on Monday',
      body: 'Not so, see https://a.example/minutes',
    })
    expect(await findCommentAsCheck(id)).toEqual({
      articleId: article.id,
      paragraphId: paragraph,
      quote: 'met on Monday',
      explanation: `${anna.name} commented:\n\n> Not so, see https://a.example/minutes`,
      evidence: ['https://a.example/minutes'],
    })
    expect(await findCommentAsCheck(newId())).toBeNull()
    await db().comment.update({ where: { id }, data: { state: 'hidden' } })
    expect(await findCommentAsCheck(id)).toBeNull()
  })
})

describe('a chain of ten thousand replies', () => {
  it('is given and laid out, a page of it', async () => {
    const root = await aComment(anna, article)
    const ids = Array.from({ length: 10_000 }, () => newId()).sort()
    await sql(
      `INSERT INTO comment SELECT (jsonb_populate_record(c, jsonb_build_object('id', reply.id, 'parent_id',
        coalesce(lag(reply.id) OVER (ORDER BY reply.id), c.id)))).*
      FROM comment c, unnest($2::uuid[]) AS reply(id) WHERE c.id = $1`,
      [root.id, ids],
    )
    const shared = (await listThreads([paragraph], { threads: 3, replies: 2 })).get(paragraph)
    const { threads } = await talk({ comment: at(ids, 9_000) })
    const part = threads.threads[0]
    const placed = part ? layOutThread(part.root, part.replies) : []
    expect(shared?.threads[0]).toMatchObject({ replyCount: 10_000 })
    expect(placed.slice(1, 3)).toMatchObject([
      { level: 2, inReplyTo: { id: at(ids, 8_999), name: anna.name } },
      { level: 3, inReplyTo: null },
    ])
  })
})
