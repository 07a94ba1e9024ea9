import { beforeEach, describe, expect, it } from 'vitest'
import { findByPassword, signUp } from '@/lib/account/mutations'
import { createComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { createFlag } from '@/lib/flag/mutations'
import { markHelpful } from '@/lib/helpful/mutations'
import { readLog } from '@/lib/notification/reader'
import { operator, type Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import {
  acknowledgeWarning,
  appealBan,
  appealSanction,
  issueSanction,
  liftSanction,
} from '@/lib/sanction/mutations'
import { listOwnSanctions, listSanctionsOf } from '@/lib/sanction/queries'
import { findViewer, startSession } from '@/lib/session/mutations'
import { resetDatabase } from '@/test/database'
import {
  aComment,
  anArticle,
  aPerson,
  aSanction,
  commentOn,
  expectSuccess,
  newId,
  newKey,
  sanctionOn,
} from '@/test/factories'

beforeEach(resetDatabase)

let moderator: Viewer
let person: Viewer
beforeEach(async () => {
  moderator = await aPerson('moderator')
  person = await aPerson()
})

async function signedIn(who: Viewer): Promise<Viewer> {
  const viewer = await findViewer(await startSession(who.id, null))
  if (!viewer) throw new Error('They are nobody.')
  return viewer
}

const events = (kind: string) => db().event.findMany({ where: { kind } })

describe('issueSanction', () => {
  it('stores reason, span and issuer, and tells the person once', async () => {
    await readLog(false)
    const given = sanctionOn(person, 'suspension', { days: 3 })
    const { id } = expectSuccess(await issueSanction(moderator, given))
    expect(expectSuccess(await issueSanction(moderator, given))).toMatchObject({ id })
    const [row] = await listOwnSanctions(person)
    expect(row).toMatchObject({ kind: 'suspension', reason: 'Spam, again.', issuer: moderator.name })
    const span = Date.parse(row?.endsAt ?? '') - Date.parse(row?.startsAt ?? '')
    expect(span).toBe(3 * 86_400_000)
    expect(await events('person.suspended')).toMatchObject([
      { subjectId: person.id, isPublic: true, data: { sanctionId: id, reason: 'Spam, again.' } },
    ])
    await readLog(false)
    expect(await db().notification.findMany()).toMatchObject([{ userId: person.id, kind: 'standing' }])
  })

  it('refuses strangers, moderators beyond their span, and anybody about themselves', async () => {
    const [stranger, other, admin] = [await aPerson(), await aPerson('moderator'), await aPerson('admin')]
    for (const [by, given] of [
      [stranger, sanctionOn(person, 'warning')],
      [moderator, sanctionOn(person, 'suspension', { days: 31 })],
      [moderator, sanctionOn(person, 'ban')],
      [moderator, sanctionOn(other, 'warning')],
      [moderator, sanctionOn(admin, 'warning')],
      [moderator, sanctionOn(moderator, 'warning')],
      [admin, sanctionOn(admin, 'ban')],
    ] as const)
      expect(await issueSanction(by, given)).toMatchObject({ ok: false })
    expect(await issueSanction(admin, sanctionOn({ id: newId() }, 'ban'))).toMatchObject({
      refusal: 'not-found',
    })
    expect(await db().sanction.count()).toBe(0)
  })

  it('makes one sanction of a kind when two moderators decide it at once', async () => {
    const other = await aPerson('moderator')
    const results = await Promise.all(
      [moderator, other, moderator, other].map((by) => issueSanction(by, sanctionOn(person, 'suspension'))),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.refusal === 'sanctioned-already')).toHaveLength(3)
  })

  it('never excludes the last admin who can act, and of two who ban each other one wins', async () => {
    const [one, two] = [await aPerson('admin'), await aPerson('admin')]
    const results = await Promise.all([
      issueSanction(one, sanctionOn(two, 'ban')),
      issueSanction(two, sanctionOn(one, 'suspension')),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const left = results[0]?.ok ? one : two
    expect(await issueSanction(operator, sanctionOn(left, 'suspension'))).toMatchObject({
      refusal: 'last-admin',
    })
  })
})

describe('a standing', () => {
  it('keeps a suspended person from writing anything, and says until when', async () => {
    const [article, author] = [await anArticle(), await aPerson()]
    const { id } = await aComment(author, article)
    await aSanction(person, 'suspension', moderator)
    const viewer = await signedIn(person)
    const until = viewer.standing?.suspension?.until
    const refused = { refusal: 'suspended', detail: { at: until } }
    expect(await createComment(viewer, commentOn(article))).toMatchObject(refused)
    expect(await markHelpful(viewer, { id, isHelpful: true })).toMatchObject(refused)
    const flag = { key: newKey(), target: 'comment' as const, id, reasonCode: 'spam' as const }
    expect(await createFlag(viewer, flag)).toMatchObject(refused)
  })

  it('asks for a warning to be answered before the next post, once', async () => {
    const article = await anArticle()
    const id = await aSanction(person, 'warning', moderator)
    const warned = await signedIn(person)
    expect(await createComment(warned, commentOn(article))).toMatchObject({ refusal: 'warned' })
    expect(await acknowledgeWarning(await aPerson(), { id })).toMatchObject({ refusal: 'not-found' })
    for (const result of await Promise.all([1, 2].map(() => acknowledgeWarning(warned, { id }))))
      expectSuccess(result)
    expect(await events('person.acknowledged')).toHaveLength(1)
    expectSuccess(await createComment(await signedIn(person), commentOn(article)))
  })

  it('is over when its span is', async () => {
    await aSanction(person, 'suspension', moderator)
    await db().sanction.updateMany({
      data: { startsAt: new Date(Date.now() - 2_000), endsAt: new Date(Date.now() - 1_000) },
    })
    expect((await signedIn(person)).standing).toBeUndefined()
  })

  it('is read with its history by moderators and by nobody else', async () => {
    await aSanction(person, 'warning', moderator)
    expect(await listSanctionsOf(moderator, person.id)).toHaveLength(1)
    expect(await listSanctionsOf(await aPerson('editor'), person.id)).toEqual([])
  })
})

describe('liftSanction', () => {
  it('takes a sanction back with a reason, once, for whoever may do it', async () => {
    const id = await aSanction(person, 'suspension', moderator)
    const [other, reason] = [await aPerson('moderator'), 'A mistake.']
    expect(await liftSanction(person, { id, reason })).toMatchObject({ refusal: 'not-yours-to-decide' })
    for (const result of await Promise.all([1, 2].map(() => liftSanction(other, { id, reason }))))
      expectSuccess(result)
    expect(await liftSanction(moderator, { id, reason })).toMatchObject({ refusal: 'wrong-state' })
    expect(await events('person.sanction-lifted')).toHaveLength(1)
    expect((await signedIn(person)).standing).toBeUndefined()
    const ban = await aSanction(person, 'ban')
    expect(await liftSanction(moderator, { id: ban, reason })).toMatchObject({
      refusal: 'not-yours-to-decide',
    })
  })
})

describe('an appeal', () => {
  const words = 'It was a quotation.'

  async function openAppeal() {
    const id = await aSanction(person, 'suspension', moderator)
    expectSuccess(await appealSanction(await signedIn(person), { id, words }))
    const found = await db().reviewCase.findFirstOrThrow({ where: { sanctionId: id } })
    return { id, caseId: found.id }
  }

  it('opens one case, once, for the person alone', async () => {
    const id = await aSanction(person, 'warning', moderator)
    expect(await appealSanction(await aPerson(), { id, words })).toMatchObject({ refusal: 'not-found' })
    for (const result of await Promise.all([1, 2].map(() => appealSanction(person, { id, words }))))
      expectSuccess(result)
    expect(await appealSanction(person, { id, words: 'And also …' })).toMatchObject({
      refusal: 'appealed-before',
    })
    expect(await db().reviewCase.findMany()).toMatchObject([
      { kind: 'appeal', state: 'open', sanctionId: id },
    ])
  })

  it('is answered by another moderator than the issuer, in words that reach the person', async () => {
    const { id, caseId } = await openAppeal()
    const answer = {
      id: caseId,
      version: 1,
      decision: 'keep' as const,
      reasonCode: 'decision-stands' as const,
    }
    const refused = await decideCase(moderator, { ...answer, reason: 'No.' })
    expect(refused).toMatchObject({ refusal: 'own-work' })
    const other = await aPerson('moderator')
    expectSuccess(await decideCase(other, { ...answer, reason: 'Read the rules on quotations.' }))
    expect((await listOwnSanctions(person))[0]).toMatchObject({
      id,
      lifted: null,
      appeal: { outcome: 'refused', answer: 'Read the rules on quotations.' },
    })
    expect(await events('person.appeal-refused')).toMatchObject([{ isPublic: true, actorId: other.id }])
  })

  it('lifts the sanction when it is right', async () => {
    const { id, caseId } = await openAppeal()
    const other = await aPerson('moderator')
    expectSuccess(
      await decideCase(other, {
        id: caseId,
        version: 1,
        decision: 'lift',
        reasonCode: 'appeal-right',
        reason: 'It was one.',
      }),
    )
    expect((await signedIn(person)).standing).toBeUndefined()
    const [sanction] = await listOwnSanctions(person)
    expect(sanction).toMatchObject({ id, lifted: { by: other.name }, appeal: { outcome: 'granted' } })
    expect(await events('person.sanction-lifted')).toHaveLength(1)
  })

  it('is answered with the sanction that is lifted meanwhile', async () => {
    const { id } = await openAppeal()
    expectSuccess(await liftSanction(moderator, { id, reason: 'I was wrong.' }))
    expect(await db().appeal.findFirst()).toMatchObject({ outcome: 'granted', answeredById: null })
    expect(await db().reviewCase.findFirst()).toMatchObject({ state: 'closed', outcome: 'gone' })
  })
})

describe('a banned person', () => {
  const anna = { email: 'anna@test.example', handle: 'anna', name: 'Anna', password: 'correct horse battery' }

  it('learns why from the right password alone, and appeals with it', async () => {
    const { id } = expectSuccess(await signUp(anna))
    await aSanction({ id }, 'ban')
    expect(await findByPassword({ ...anna, password: 'wrong' })).toMatchObject({
      refusal: 'wrong-credentials',
    })
    expect(await findByPassword(anna)).toMatchObject({
      refusal: 'banned',
      detail: { words: 'Spam, again.' },
    })
    const words = 'I never sent any.'
    const { email, password } = anna
    expect(await appealBan({ email, password: 'wrong', words })).toMatchObject({
      refusal: 'wrong-credentials',
    })
    expectSuccess(await appealBan({ email, password, words }))
    expect(await db().appeal.count()).toBe(1)
  })

  it('is told of the ban, and of nothing else', async () => {
    await readLog(true)
    await aSanction(person, 'ban')
    await readLog(true)
    expect(await db().notification.findMany()).toMatchObject([{ userId: person.id, mail: 'at-once' }])
  })
})
