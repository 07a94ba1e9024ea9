import { beforeEach, describe, expect, it } from 'vitest'
import { findOwn } from '@/lib/article/own'
import { blockPerson, unblockPerson } from '@/lib/block/mutations'
import { listBlocks } from '@/lib/block/queries'
import { createComment, editComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { markHelpful } from '@/lib/helpful/mutations'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import { aComment, anArticle, aPerson, commentOn, expectSuccess, newId } from '@/test/factories'

let anna: Viewer
let boris: Viewer

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  boris = await aPerson()
})

const annaBlocksBoris = async () => expectSuccess(await blockPerson(anna, { handle: boris.handle }))

describe('blockPerson', () => {
  it('blocks once, however often and however simultaneously it is asked', async () => {
    await Promise.all(Array.from({ length: 5 }, annaBlocksBoris))
    expect(await listBlocks(anna)).toMatchObject([{ id: boris.id, handle: boris.handle }])
    expect(await db().event.count({ where: { actorId: anna.id } })).toBe(0)
  })

  it('refuses oneself and people who are not there', async () => {
    expect(await blockPerson(anna, { handle: anna.handle })).toMatchObject({ refusal: 'own-words' })
    expect(await blockPerson(anna, { handle: 'nobody-here' })).toMatchObject({ refusal: 'not-found' })
  })
})

describe('unblockPerson', () => {
  it('takes back one’s own block, also twice at once, and nobody else’s', async () => {
    await annaBlocksBoris()
    expectSuccess(await unblockPerson(await aPerson(), { handle: boris.handle }))
    expect((await findOwn(anna, newId())).own.blocked).toEqual([{ id: boris.id, handle: boris.handle }])
    await Promise.all([
      unblockPerson(anna, { handle: boris.handle }),
      unblockPerson(anna, { handle: boris.handle }),
    ])
    expect((await findOwn(anna, newId())).own.blocked).toEqual([])
  })
})

describe('whoever is blocked', () => {
  it('cannot reply to the blocker, mention them or mark what they wrote, and is told who blocks them', async () => {
    const article = await anArticle()
    const { id } = await aComment(anna, article)
    await annaBlocksBoris()
    const refused = { ok: false, refusal: 'blocked', detail: { who: anna.name } }
    expect(await createComment(boris, commentOn(article, { parentId: id }))).toMatchObject(refused)
    expect(await createComment(boris, commentOn(article, { body: `Ask @${anna.handle}` }))).toMatchObject(
      refused,
    )
    expect(await markHelpful(boris, { id, isHelpful: true })).toMatchObject(refused)
    const own = await aComment(boris, article)
    expect(await editComment(boris, { id: own.id, version: 1, body: `Hello @${anna.handle}` })).toMatchObject(
      refused,
    )
    expect(await db().helpfulMark.count()).toBe(0)
    expect(await db().mention.count()).toBe(0)
    expect(await db().comment.count()).toBe(2)
  })

  it('may still comment beside the blocker, and the blocker may answer them', async () => {
    const article = await anArticle()
    await annaBlocksBoris()
    const { id } = await aComment(boris, article)
    expectSuccess(await createComment(anna, commentOn(article, { parentId: id })))
    expectSuccess(await markHelpful(anna, { id, isHelpful: true }))
  })

  it('may do all of it again when the block is taken back', async () => {
    const article = await anArticle()
    const { id } = await aComment(anna, article)
    await annaBlocksBoris()
    expectSuccess(await unblockPerson(anna, { handle: boris.handle }))
    expectSuccess(await createComment(boris, commentOn(article, { parentId: id })))
  })
})
