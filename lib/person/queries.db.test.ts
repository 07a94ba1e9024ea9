import { beforeEach, describe, expect, it } from 'vitest'
import { deleteComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { readPageKey } from '@/lib/page-key'
import { countWork, findPerson, listPersonChecks, listPersonComments } from '@/lib/person/queries'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  aSanction,
  correction,
  expectSuccess,
  judgement,
  type TestArticle,
} from '@/test/factories'

beforeEach(resetDatabase)

let author: Viewer
let moderator: Viewer
let article: TestArticle
beforeEach(async () => {
  author = await aPerson()
  moderator = await aPerson('moderator')
  article = await anArticle()
})

async function publish(id: string, version = 1) {
  expectSuccess(await decideCase(moderator, { id, version, decision: 'publish', reasonCode: 'sound' }))
}

async function aPublishedCheck(claim = judgement.claim) {
  const { id } = await aCheck(author, article, { claim })
  await publish(id)
  return id
}

async function everyPage<Entry>(
  read: (after: string | null) => Promise<{ entries: Entry[]; next: string | null }>,
) {
  const entries: Entry[] = []
  for (let after: string | null = null; ; ) {
    const page = await read(after)
    entries.push(...page.entries)
    if (page.next === null) return entries
    after = page.next
  }
}

describe('findPerson', () => {
  it('knows a handle, and says nothing of what only the person may know', async () => {
    const person = await findPerson(author.handle)
    expect(person).toMatchObject({ id: author.id, name: author.name, role: 'member', ban: null })
    expect(JSON.stringify(person)).not.toContain('@test.example')
    expect(await findPerson('nobody-here')).toBeNull()
    expect(await findPerson('NOT A HANDLE')).toBeNull()
  })

  it('says since when someone is banned, until the ban is over or lifted', async () => {
    await aSanction(author, 'ban')
    expect((await findPerson(author.handle))?.ban).toMatchObject({ until: null })
    await db().sanction.updateMany({
      data: { startsAt: new Date(Date.now() - 2_000), endsAt: new Date(Date.now() - 1_000) },
    })
    expect((await findPerson(author.handle))?.ban).toBeNull()
  })
})

describe('what a profile shows', () => {
  it('is empty for somebody new', async () => {
    expect(await countWork(author.id)).toEqual({
      record: { published: 0, corrected: 0, retracted: 0, rejected: 0 },
      verdicts: [],
      comments: 0,
    })
    expect(await listPersonChecks(author.id, null, 10)).toEqual({ entries: [], next: null })
  })

  it('holds published checks in the words that were published, and no word of what waits or was rejected', async () => {
    const published = await aPublishedCheck()
    await aCheck(author, article, { claim: 'A secret that waits.' })
    const rejected = await aCheck(author, article, { claim: 'A secret that was rejected.' })
    const reject = { decision: 'reject', reasonCode: 'not-checkable' } as const
    expectSuccess(await decideCase(moderator, { id: rejected.id, version: 1, ...reject }))
    expectSuccess(
      await resubmitFactCheck(author, {
        id: published,
        version: 1,
        ...correction,
        claim: 'A secret correction.',
      }),
    )
    const { entries } = await listPersonChecks(author.id, null, 10)
    expect(entries).toMatchObject([
      { id: published, claim: judgement.claim, isRetracted: false, where: { slug: article.slug } },
    ])
    expect(JSON.stringify(entries)).not.toContain('secret')
    expect(await countWork(author.id)).toMatchObject({
      record: { published: 1, corrected: 0, retracted: 0, rejected: 1 },
      verdicts: [{ verdict: 'accurate', count: 1 }],
    })
    await publish(published, 2)
    expect((await countWork(author.id)).record).toMatchObject({ published: 1, corrected: 1 })
  })

  it('keeps retracted checks, counted apart', async () => {
    const id = await aPublishedCheck()
    await db().factCheck.update({
      where: { id },
      data: { state: 'retracted', retractedAt: new Date(), retractCode: 'was-wrong' },
    })
    expect(await countWork(author.id)).toMatchObject({ record: { published: 0, retracted: 1 }, verdicts: [] })
    expect((await listPersonChecks(author.id, null, 10)).entries).toMatchObject([{ isRetracted: true }])
  })

  it('holds comments that everyone can read, and none that are deleted, hidden or held', async () => {
    const shown = await aComment(author, article, { body: 'A *fair* question.' })
    const gone = await aComment(author, article, { body: 'Taken back.' })
    expectSuccess(await deleteComment(author, { id: gone.id, version: 1 }))
    for (const state of ['hidden', 'held']) {
      const { id } = await aComment(author, article, { body: `It is ${state}.` })
      await db().comment.update({ where: { id }, data: { state } })
    }
    const { entries } = await listPersonComments(author.id, null, 10)
    expect(entries).toMatchObject([{ id: shown.id, words: 'A fair question.' }])
    expect((await countWork(author.id)).comments).toBe(1)
  })

  it('holds nothing of an article that is no longer public', async () => {
    await aPublishedCheck()
    await aComment(author, article)
    await db().article.update({ where: { id: article.id }, data: { publishedAt: null } })
    expect((await listPersonChecks(author.id, null, 10)).entries).toEqual([])
    expect((await listPersonComments(author.id, null, 10)).entries).toEqual([])
    expect(await countWork(author.id)).toMatchObject({ record: { published: 0 }, comments: 0 })
  })

  it('goes through everything once, page by page, also where moments are the same', async () => {
    const checks = [
      await aPublishedCheck('One.'),
      await aPublishedCheck('Two.'),
      await aPublishedCheck('Three.'),
    ]
    const comments = [
      await aComment(author, article),
      await aComment(author, article),
      await aComment(author, article),
    ]
    const at = new Date('2026-01-01T00:00:00.123Z')
    await db().factCheck.updateMany({ data: { publishedAt: at } })
    await db().comment.updateMany({ data: { createdAt: at } })
    const readChecks = await everyPage((after) => listPersonChecks(author.id, readPageKey(after), 2))
    const readComments = await everyPage((after) => listPersonComments(author.id, readPageKey(after), 1))
    expect(readChecks.map(({ id }) => id)).toEqual(checks.toReversed())
    expect(readComments.map(({ id }) => id)).toEqual(comments.map(({ id }) => id).toReversed())
  })
})
