import { beforeEach, describe, expect, it } from 'vitest'
import { createComment, editComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { findViewer, startSession } from '@/lib/session/mutations'
import { resetDatabase, sql } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  aSanction,
  commentOn,
  expectSuccess,
  newId,
  type TestArticle,
} from '@/test/factories'

let author: Viewer
let article: TestArticle
beforeEach(async () => {
  await resetDatabase()
  author = await aPerson()
  article = await anArticle()
})

const set = (name: string, value: number) =>
  sql('INSERT INTO setting (name, version, value) VALUES ($1, 2, $2)', [name, JSON.stringify(value)])

const rule = (kind: 'banned' | 'suspect', pattern: string) =>
  db().wordRule.create({ data: { kind, pattern } })

async function post(body: string, by = author) {
  return expectSuccess(await createComment(by, commentOn(article, { body })))
}

async function decide(commentId: string, decision: 'show' | 'hide') {
  const { id, version } = await db().reviewCase.findFirstOrThrow({ where: { commentId, state: 'open' } })
  const reasonCode = decision === 'show' ? 'within-rules' : 'spam'
  expectSuccess(await decideCase(await aPerson('moderator'), { id, version, decision, reasonCode }))
}

describe('the first comments of a member', () => {
  it('wait at the desk until two have appeared', async () => {
    await set('first-comments-held', 2)
    const first = await post('One.')
    const second = await post('Two.')
    expect(first).toMatchObject({ state: 'held', heldFor: ['new-member'] })
    expect(await db().reviewCase.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { kind: 'comment', commentId: first.id, heldFor: ['new-member'] },
      { kind: 'comment', commentId: second.id, heldFor: ['new-member'] },
    ])
    await decide(first.id, 'show')
    expect(await post('Three.')).toMatchObject({ state: 'held' })
    await decide(second.id, 'show')
    expect(await post('Four.')).toMatchObject({ state: 'visible', heldFor: [] })
  })

  it('all wait that are sent at once, and those of staff appear', async () => {
    await set('first-comments-held', 1)
    const sent = await Promise.all(['One.', 'Two.', 'Three.'].map((body) => post(body)))
    expect(sent.map(({ state }) => state)).toEqual(['held', 'held', 'held'])
    for (const role of ['editor', 'moderator', 'admin'] as const)
      expect(await post('Hello.', await aPerson(role))).toMatchObject({ state: 'visible' })
  })

  it('appear for whoever has a published check', async () => {
    await set('first-comments-held', 1)
    const { id } = await aCheck(author, article)
    const waiting = await db().reviewCase.findFirstOrThrow({ where: { factCheckId: id } })
    const given = { id: waiting.id, version: 1, decision: 'publish' as const, reasonCode: 'sound' as const }
    expectSuccess(await decideCase(await aPerson('moderator'), given))
    expect(await post('One.')).toMatchObject({ state: 'visible' })
  })
})

describe('a record of rejections', () => {
  it('lets comments wait from five decisions on, of which 30 per cent were turned down, for a week', async () => {
    const hidden = [await aComment(author, article), await aComment(author, article)]
    await db().comment.updateMany({
      where: { id: { in: hidden.map(({ id }) => id) } },
      data: { state: 'hidden' },
    })
    for (const body of ['One.', 'Two.', 'Three.'])
      expect(await post(body)).toMatchObject({ state: 'visible' })
    expect(await post('Four.')).toMatchObject({ state: 'held', heldFor: ['often-rejected'] })
    await db().comment.updateMany({ data: { createdAt: new Date(Date.now() - 8 * 86_400_000) } })
    expect(await post('Five.')).toMatchObject({ state: 'visible' })
  })
})

describe('words', () => {
  it('that are banned refuse a comment and name themselves; nothing is stored', async () => {
    await rule('banned', 'scam*')
    const refused = await createComment(author, commentOn(article, { body: 'What a Scammer, a SCAM!' }))
    expect(refused).toMatchObject({
      refusal: 'banned-words',
      detail: { field: 'body', words: '“Scammer”, “SCAM”' },
    })
    expect(await db().comment.count()).toBe(0)
  })

  it('that are suspect let it wait, also when they come with an edit', async () => {
    const { id } = await post('Fine.')
    await rule('suspect', 'casino')
    expect(await post('My casino.')).toMatchObject({ state: 'held', heldFor: ['suspect-word'] })
    const edited = expectSuccess(await editComment(author, { id, version: 1, body: 'Fine casino.' }))
    expect(edited).toMatchObject({ state: 'held' })
    expect(await db().reviewCase.count({ where: { commentId: id, state: 'open', version: 2 } })).toBe(1)
    const again = expectSuccess(await editComment(author, { id, version: 2, body: 'Fine.' }))
    expect(again).toMatchObject({ state: 'held' })
    await rule('banned', 'fraud')
    const refused = await editComment(author, { id, version: 3, body: 'A fraud.' })
    expect(refused).toMatchObject({ refusal: 'banned-words' })
  })

  it('are in force as soon as they are stored, and no longer than they stand', async () => {
    const { id } = await rule('banned', 'scam')
    expect(await createComment(author, commentOn(article, { body: 'scam' }))).toMatchObject({ ok: false })
    await db().wordRule.update({ where: { id }, data: { removedAt: new Date() } })
    expect(await post('scam')).toMatchObject({ state: 'visible' })
  })
})

describe('the same words again', () => {
  it('are asked about, then wait; sent again later they are words like any', async () => {
    await set('repeat-minutes', 6)
    await post('Which plan?')
    const again = commentOn(article, { body: 'which  PLAN?' })
    expect(await createComment(author, again)).toMatchObject({ refusal: 'repeated' })
    const sent = expectSuccess(await createComment(author, { ...again, confirmed: 'yes' }))
    expect(sent).toMatchObject({ state: 'held', heldFor: ['repeated'] })
    expect(await post('which plan?', await aPerson())).toMatchObject({ state: 'visible' })
    await db().comment.updateMany({ data: { createdAt: new Date(Date.now() - 7 * 60_000) } })
    expect(await post('Which plan?')).toMatchObject({ state: 'visible' })
  })

  it('are asked about also when both are sent at once', async () => {
    await set('repeat-minutes', 6)
    const results = await Promise.all([1, 2, 3].map(() => createComment(author, commentOn(article))))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a standing', () => {
  it('lets the comments of whoever is under pre-moderation wait', async () => {
    await aSanction(author, 'pre-moderation')
    const viewer = await findViewer(await startSession(author.id, null))
    expect(await post('One.', viewer ?? author)).toMatchObject({ state: 'held', heldFor: ['author'] })
  })

  it('is nobody’s who does not exist', async () => {
    const ghost = { ...author, id: newId() }
    await expect(createComment(ghost, commentOn(article))).rejects.toThrow()
  })
})
