import { beforeEach, describe, expect, it } from 'vitest'
import { createComment, deleteComment, editComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { changeFollow } from '@/lib/follow/mutations'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import {
  aComment,
  anArticle,
  aPerson,
  commentOn,
  expectSuccess,
  newId,
  paragraphOf,
  type TestArticle,
} from '@/test/factories'

let anna: Viewer
let article: TestArticle

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  article = await anArticle()
})

const countComments = () => db().comment.count()

describe('createComment', () => {
  it('stores the comment, its first version, its anchor and its event together', async () => {
    const posted = await aComment(anna, article, { body: 'Which *plan*?' })
    const comment = await db().comment.findUniqueOrThrow({
      where: { id: posted.id },
      include: { versions: true },
    })
    expect(comment).toMatchObject({
      state: 'visible',
      rootId: posted.id,
      bodyHtml: '<p>Which <em>plan</em>?</p>',
    })
    expect(comment.versions).toMatchObject([{ number: 1, body: 'Which *plan*?' }])
    const anchor = await db().anchor.findUniqueOrThrow({ where: { id: comment.anchorId } })
    expect(anchor).toMatchObject({ exact: null, paragraphId: paragraphOf(article, 0) })
    const event = await db().event.findFirstOrThrow({ where: { subjectId: posted.id } })
    expect(event).toMatchObject({
      kind: 'comment.created',
      actorId: anna.id,
      isPublic: false,
      articleId: article.id,
    })
  })

  it('anchors words that stand twice where they were selected', async () => {
    const on = { paragraphId: paragraphOf(article, 1), quote: '30 million' }
    for (const [quoteStart, suffix] of [
      [15, ', the mayor said, and 30 million'],
      [47, ' is a lot.'],
    ] as const) {
      const { id } = await aComment(anna, article, { ...on, quoteStart })
      const { anchor } = await db().comment.findUniqueOrThrow({ where: { id }, include: { anchor: true } })
      expect(anchor).toMatchObject({ exact: '30 million', start: quoteStart, end: quoteStart + 10, suffix })
    }
  })

  it('anchors quoted words with their offsets and surroundings', async () => {
    const posted = await aComment(anna, article, { quote: 'met on Monday' })
    const { anchorId } = await db().comment.findUniqueOrThrow({ where: { id: posted.id } })
    const anchor = await db().anchor.findUniqueOrThrow({ where: { id: anchorId } })
    expect(anchor).toMatchObject({ exact: 'met on Monday', start: 12, end: 25, prefix: 'The council ' })
  })

  it('makes one comment of a form sent twenty times at once, and gives every sender the same answer', async () => {
    const input = commentOn(article)
    const results = await Promise.all(Array.from({ length: 20 }, () => createComment(anna, input)))
    expect(new Set(results.map((result) => expectSuccess(result).id)).size).toBe(1)
    expect(await countComments()).toBe(1)
    expect(await db().event.count({ where: { kind: 'comment.created' } })).toBe(1)
  })

  it('does not take other words under the same key for the same form', async () => {
    const input = commentOn(article)
    await createComment(anna, input)
    expect(await createComment(anna, { ...input, body: 'Other words.' })).toMatchObject({
      refusal: 'sent-before',
    })
    expect(await countComments()).toBe(1)
  })

  it('forgets keys after two days', async () => {
    await createComment(anna, commentOn(article))
    await db().idempotencyKey.updateMany({ data: { createdAt: new Date(Date.now() - 3 * 86_400_000) } })
    await createComment(anna, commentOn(article))
    expect(await db().idempotencyKey.count()).toBe(1)
  })

  it('keeps the keys of different people apart', async () => {
    const input = commentOn(article)
    await createComment(anna, input)
    await createComment(await aPerson(), input)
    expect(await countComments()).toBe(2)
  })

  it('lets a refused form be sent again with the same key', async () => {
    const input = commentOn(article, { quote: 'words that are not there' })
    expect(await createComment(anna, input)).toMatchObject({ refusal: 'quote-not-found' })
    expect(await createComment(anna, { ...input, quote: undefined })).toMatchObject({ ok: true })
  })

  it.each([
    ['an unknown paragraph', () => ({ paragraphId: newId() }), 'not-found'],
    ['an unknown article', () => ({ articleId: newId() }), 'not-found'],
    ['a quote that is not in the paragraph', () => ({ quote: 'the moon' }), 'quote-not-found'],
    [
      'a quote that stands there twice',
      () => ({ paragraphId: paragraphOf(article, 1), quote: '30 million' }),
      'quote-ambiguous',
    ],
    ['a reply to an unknown comment', () => ({ parentId: newId() }), 'parent-gone'],
  ])('refuses %s and stores nothing', async (_, change, refusal) => {
    expect(await createComment(anna, commentOn(article, change()))).toMatchObject({ ok: false, refusal })
    expect(await countComments()).toBe(0)
    expect(await db().anchor.count()).toBe(0)
    expect(await db().idempotencyKey.count()).toBe(0)
  })

  it('refuses a paragraph of another article', async () => {
    const other = await anArticle()
    const input = commentOn(article, { paragraphId: paragraphOf(other, 0) })
    expect(await createComment(anna, input)).toMatchObject({ refusal: 'not-found' })
  })

  it('refuses a reply to a comment on another paragraph', async () => {
    const elsewhere = await aComment(anna, article, { paragraphId: paragraphOf(article, 2) })
    expect(await createComment(anna, commentOn(article, { parentId: elsewhere.id }))).toMatchObject({
      refusal: 'parent-gone',
    })
  })

  it.each(['closed', 'fact-checks-only'] as const)(
    'refuses comments on an article that is %s',
    async (mode) => {
      const quiet = await anArticle({ mode })
      expect(await createComment(anna, commentOn(quiet))).toMatchObject({ refusal: 'closed' })
    },
  )

  it('follows thread, paragraph and article for whoever writes, unless they said no before', async () => {
    expectSuccess(await changeFollow(anna, { subjectType: 'article', subjectId: article.id, isOn: false }))
    const root = await aComment(await aPerson(), article)
    await aComment(anna, article, { parentId: root.id })
    const follows = await db().follow.findMany({
      where: { userId: anna.id },
      orderBy: { subjectType: 'asc' },
    })
    expect(follows).toMatchObject([
      { subjectType: 'article', subjectId: article.id, isOn: false, isAutomatic: false },
      { subjectType: 'paragraph', subjectId: paragraphOf(article, 0), isOn: true, isAutomatic: true },
      { subjectType: 'thread', subjectId: root.id, isOn: true, isAutomatic: true },
    ])
  })

  it('holds comments on a pre-moderated article', async () => {
    const posted = await aComment(anna, await anArticle({ mode: 'pre-moderated' }))
    expect(posted.state).toBe('held')
  })
})

describe('replies', () => {
  it('join the thread of the comment they answer', async () => {
    const root = await aComment(anna, article)
    const reply = await aComment(await aPerson(), article, { parentId: root.id })
    const second = await aComment(anna, article, { parentId: reply.id })
    expect([reply.rootId, second.rootId]).toEqual([root.id, root.id])
  })

  it('are refused once the comment was deleted', async () => {
    const root = await aComment(anna, article)
    await deleteComment(anna, { id: root.id, version: 1 })
    expect(await createComment(anna, commentOn(article, { parentId: root.id }))).toMatchObject({
      refusal: 'parent-gone',
    })
  })
})

describe('editComment', () => {
  it('keeps what the comment said before', async () => {
    const { id } = await aComment(anna, article)
    expect(await editComment(anna, { id, version: 1, body: 'Which plan exactly?' })).toMatchObject({
      ok: true,
    })
    const comment = await db().comment.findUniqueOrThrow({
      where: { id },
      include: { versions: { orderBy: { number: 'asc' } } },
    })
    expect(comment).toMatchObject({ version: 2, body: 'Which plan exactly?' })
    expect(comment.versions.map(({ body }) => body)).toEqual(['Which plan?', 'Which plan exactly?'])
  })

  it('tells its author that a moderator has hidden it', async () => {
    const { id } = await aComment(anna, article)
    await db().comment.update({ where: { id }, data: { state: 'hidden' } })
    expect(await editComment(anna, { id, version: 1, body: 'x' })).toMatchObject({ refusal: 'hidden' })
    expect(await deleteComment(anna, { id, version: 1 })).toMatchObject({ refusal: 'hidden' })
  })

  it('refuses a stranger, a moderator and an unknown comment', async () => {
    const { id } = await aComment(anna, article)
    expect(await editComment(await aPerson(), { id, version: 1, body: 'x' })).toMatchObject({
      refusal: 'forbidden',
    })
    expect(await editComment(await aPerson('moderator'), { id, version: 1, body: 'x' })).toMatchObject({
      refusal: 'forbidden',
    })
    expect(await editComment(anna, { id: newId(), version: 1, body: 'x' })).toMatchObject({
      refusal: 'not-found',
    })
  })

  it('lets one of two simultaneous edits through and tells the other of the newer version', async () => {
    const { id } = await aComment(anna, article)
    const results = await Promise.all(
      ['one', 'two'].map((body) => editComment(anna, { id, version: 1, body })),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({
      refusal: 'conflict',
      detail: { version: 2 },
    })
  })
})

describe('deleteComment', () => {
  it('leaves a tombstone, and deleting again changes nothing', async () => {
    const { id } = await aComment(anna, article)
    expect(await deleteComment(anna, { id, version: 1 })).toMatchObject({ ok: true })
    expect(await deleteComment(anna, { id, version: 1 })).toMatchObject({ ok: true })
    expect(await db().comment.findUnique({ where: { id } })).toMatchObject({ state: 'deleted' })
    expect(await db().event.count({ where: { kind: 'comment.deleted' } })).toBe(1)
  })

  it('refuses a stranger and a version that is not the latest', async () => {
    const { id } = await aComment(anna, article)
    expect(await deleteComment(await aPerson(), { id, version: 1 })).toMatchObject({ refusal: 'forbidden' })
    await editComment(anna, { id, version: 1, body: 'newer' })
    expect(await deleteComment(anna, { id, version: 1 })).toMatchObject({ refusal: 'conflict' })
  })
})
