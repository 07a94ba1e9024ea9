import { beforeEach, describe, expect, it } from 'vitest'
import { createAppeal } from '@/lib/appeal/mutations'
import { db } from '@/lib/db'
import { createFlag } from '@/lib/flag/mutations'
import { described, describe as describeTold } from '@/lib/notification/describe'
import { readLog } from '@/lib/notification/reader'
import { deedOf, type Told } from '@/lib/notification/told'
import type { Viewer } from '@/lib/policy'
import { retractFactCheck } from '@/lib/retraction/mutations'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import { aCheck, aComment, anArticle, aPerson, expectSuccess, newKey } from '@/test/factories'

let mira: Viewer
let hearer: Viewer
let lena: Viewer
let ola: Viewer

beforeEach(async () => {
  await resetDatabase()
  await readLog(false)
  mira = await aPerson()
  hearer = await aPerson()
  lena = await aPerson('moderator')
  ola = await aPerson('moderator')
})

/** What somebody has been told, oldest first. */
async function heardBy(person: Viewer): Promise<Told[]> {
  while ((await readLog(false)).hasMore);
  const where = { userId: person.id }
  return describeTold(
    await db().notification.findMany({ where, orderBy: { eventId: 'asc' }, select: described }),
  )
}

const sentences = (list: Told[]) => list.map((told) => Object.values(deedOf(told)).join(' '))

function follow(subjectType: 'paragraph' | 'claim', subjectId: string) {
  return db().follow.create({ data: { userId: hearer.id, subjectType, subjectId } })
}

describe('a held comment that a moderator lets appear', () => {
  it('is told to its author, and to followers as a new comment, once', async () => {
    const comment = await aComment(mira, await anArticle({ mode: 'pre-moderated' }))
    await follow('paragraph', comment.paragraphId)
    expect(await heardBy(hearer)).toEqual([])
    const show = { version: 1, decision: 'show', reasonCode: 'within-rules' } as const
    expectSuccess(await decideCase(lena, { id: comment.id, ...show }))
    expect(sentences(await heardBy(mira))).toEqual([`${lena.name} let your comment appear`])
    expect(sentences(await heardBy(hearer))).toEqual([`${mira.name} commented`])
  })
})

describe('a comment that a moderator hides', () => {
  it('is told to its author with the reason and their own words, and so is the answer to their appeal', async () => {
    const comment = await aComment(mira, await anArticle(), { body: 'Buy my table.' })
    const report = { key: newKey(), target: 'comment', id: comment.id, reasonCode: 'spam' } as const
    expectSuccess(await createFlag(hearer, report))
    const about = { id: comment.id, version: 1 }
    expectSuccess(await decideCase(lena, { ...about, decision: 'hide', reasonCode: 'spam' }))
    const words = 'It was a joke about the table.'
    expectSuccess(await createAppeal(mira, { key: newKey(), target: 'comment', id: comment.id, words }))
    const keep = { decision: 'keep', reasonCode: 'decision-stands', reason: 'It sells.' } as const
    expectSuccess(await decideCase(ola, { ...about, ...keep }))
    const heard = await heardBy(mira)
    expect(sentences(heard)).toEqual([
      `${lena.name} hid your comment`,
      `${ola.name} answered your appeal: the comment stays hidden`,
    ])
    expect(heard.map(({ words, reason, isGone }) => [words, reason, isGone])).toEqual([
      ['Buy my table.', 'Advertising or spam', false],
      ['Buy my table.', 'The decision stands: It sells.', false],
    ])
    expect(await heardBy(hearer)).toEqual([])
  })
})

describe('a check that is taken back', () => {
  it('is told to its author and to who follows the claim; its author’s own deed only to the latter', async () => {
    for (const by of [lena, mira]) {
      const { id } = await aCheck(mira, await anArticle())
      const { claimId } = await db().factCheck.findUniqueOrThrow({ where: { id } })
      expectSuccess(await decideCase(lena, { id, version: 1, decision: 'publish', reasonCode: 'sound' }))
      await follow('claim', claimId)
      const why = { reasonCode: 'was-wrong', reason: 'Page 3 says otherwise.' } as const
      expectSuccess(await retractFactCheck(by, { id, version: 1, ...why }))
    }
    expect(sentences(await heardBy(hearer))).toEqual([
      `${lena.name} retracted a check that you follow`,
      `${mira.name} retracted a check that you follow`,
    ])
    expect(sentences(await heardBy(mira))).toEqual([
      `${lena.name} published your check`,
      `${lena.name} retracted your check`,
      `${lena.name} published your check`,
    ])
  })
})
