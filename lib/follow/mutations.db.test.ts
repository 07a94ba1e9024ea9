import { beforeEach, describe, expect, it } from 'vitest'
import { findOwn } from '@/lib/article/own'
import { db } from '@/lib/db'
import { followAutomatically } from '@/lib/follow/load'
import { changeFollow } from '@/lib/follow/mutations'
import type { Followed } from '@/lib/follow/subject'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
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
let subject: Followed

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  article = await anArticle()
  subject = { subjectType: 'article', subjectId: article.id }
})

const say = (isOn: boolean, what: Followed = subject, who = anna) => changeFollow(who, { ...what, isOn })
const write = () => db().$transaction((tx) => followAutomatically(tx as never, anna.id, [subject]))
const stored = () => db().follow.findFirst({ where: { userId: anna.id, ...subject } })

describe('changeFollow', () => {
  it('keeps a no against automatic following, and gives way to a later yes', async () => {
    expectSuccess(await say(false))
    await write()
    expect(await stored()).toMatchObject({ isOn: false, isAutomatic: false })
    expectSuccess(await say(true))
    expect(await stored()).toMatchObject({ isOn: true, isAutomatic: false })
  })

  it('turns off what writing had turned on, for ever', async () => {
    await write()
    expect(await stored()).toMatchObject({ isOn: true, isAutomatic: true })
    expectSuccess(await say(false))
    await write()
    expect(await stored()).toMatchObject({ isOn: false, isAutomatic: false })
  })

  it('is one following however often it is said at once, also while its person writes there', async () => {
    await Promise.all([say(true), write(), say(true), write(), say(true)])
    expect(await db().follow.count()).toBe(1)
    expect(await stored()).toMatchObject({ isOn: true, isAutomatic: false })
  })

  it('never loses a no to what is written at the same moment', async () => {
    await Promise.all([write(), say(false), write()])
    expect(await stored()).toMatchObject({ isOn: false, isAutomatic: false })
  })

  it('leaves no event: what one follows is one’s own', async () => {
    const before = await db().event.count()
    expectSuccess(await say(true))
    expect(await db().event.count()).toBe(before)
  })

  it('follows paragraphs, threads, and claims with a published check', async () => {
    const thread = await aComment(await aPerson(), article)
    const { id } = await aCheck(await aPerson(), article)
    const { claimId } = await db().factCheck.update({
      where: { id },
      data: { publishedVersion: 1, state: 'published', publishedAt: new Date() },
    })
    const subjects: Followed[] = [
      { subjectType: 'paragraph', subjectId: paragraphOf(article, 0) },
      { subjectType: 'thread', subjectId: thread.id },
      { subjectType: 'claim', subjectId: claimId },
    ]
    for (const each of subjects) expectSuccess(await say(true, each))
    const listed = (await findOwn(anna, article.id)).own.follows
    expect(listed).toHaveLength(3)
    expect(listed).toEqual(expect.arrayContaining(subjects.map((each) => ({ ...each, isOn: true }))))
    expect((await findOwn(anna, (await anArticle()).id)).own.follows).toEqual([])
    expect((await findOwn(await aPerson(), article.id)).own.follows).toEqual([])
  })

  it('refuses a stranger what they cannot read: drafts, checks that wait, and things that are not there', async () => {
    const reply = await aComment(anna, article, { parentId: (await aComment(anna, article)).id })
    const { id } = await aCheck(anna, article)
    const { claimId } = await db().factCheck.findUniqueOrThrow({ where: { id } })
    const unknown: Followed[] = [
      { subjectType: 'article', subjectId: newId() },
      { subjectType: 'paragraph', subjectId: newId() },
      { subjectType: 'thread', subjectId: reply.id },
      { subjectType: 'claim', subjectId: claimId },
    ]
    const stranger = await aPerson()
    for (const each of unknown)
      expect(await say(true, each, stranger)).toMatchObject({ refusal: 'not-found' })
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect(await say(true, subject, stranger)).toMatchObject({ refusal: 'not-found' })
  })
})
