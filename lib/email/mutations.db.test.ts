import { beforeEach, describe, expect, it } from 'vitest'
import { makeAccount } from '@/lib/account/make-account'
import { createComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { askNewEmail, askVerify, confirmEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import type { Viewer } from '@/lib/policy'
import { findViewer, startSession } from '@/lib/session/mutations'
import { resetDatabase } from '@/test/database'
import { anArticle, aPerson, commentOn, expectSuccess, sessionOf } from '@/test/factories'
import { countLetters, lapseLinks, lastLink } from '@/test/letters'
import { withSettings } from '@/test/settings'

withSettings(async () => ({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'news@obelus.test' }))

const anna = { email: 'anna@test.example', handle: 'anna', name: 'Anna', password: 'correct horse battery' }
const next = { email: 'new@test.example', password: anna.password }
let id: string

beforeEach(async () => {
  await resetDatabase()
  id = expectSuccess(await makeAccount(anna)).id
  expectSuccess(await askVerify(await viewer()))
})

async function viewer(): Promise<Viewer> {
  const found = await findViewer(await startSession(id, null))
  if (!found) throw new Error('This is signed in.')
  return found
}

const row = () => db().user.findUniqueOrThrow({ where: { id } })

describe('an account whose address nobody has confirmed', () => {
  it('reads until its address is confirmed, then writes; the link works once', async () => {
    const article = await anArticle()
    expect(await createComment(await viewer(), commentOn(article))).toMatchObject({ refusal: 'unverified' })
    const token = await lastLink('verify')
    const results = await Promise.all([1, 2].map(() => confirmEmail({ token })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: 'link-spent' })
    expectSuccess(await createComment(await viewer(), commentOn(article)))
    expect(await db().event.count({ where: { kind: 'person.email-verified' } })).toBe(1)
  })

  it('writes at once where no mail is sent', async () => {
    const { SMTP_URL } = env()
    Reflect.deleteProperty(env(), 'SMTP_URL')
    try {
      expect(await viewer()).not.toHaveProperty('isUnverified')
      expect(await askVerify(await viewer())).toMatchObject({ refusal: 'not-found' })
    } finally {
      Object.assign(env(), { SMTP_URL })
    }
  })

  it('is mailed the link anew, of which the newest counts, and only so often', async () => {
    const old = await lastLink('verify')
    expectSuccess(await askVerify(await viewer()))
    expect(await confirmEmail({ token: old })).toMatchObject({ refusal: 'link-spent' })
    for (let time = 0; time < 3; time++) expectSuccess(await askVerify(await viewer()))
    expect(await askVerify(await viewer())).toMatchObject({ refusal: 'too-often' })
    await lapseLinks()
    expect(await confirmEmail({ token: await lastLink('verify') })).toMatchObject({ refusal: 'link-spent' })
  })
})

describe('askNewEmail', () => {
  it('counts once the link at the new address is opened, and the old one is told', async () => {
    expect(expectSuccess(await askNewEmail(sessionOf(await viewer()), next))).toEqual({
      email: next.email,
      isDone: false,
    })
    expect(await row()).toMatchObject({ email: anna.email })
    expectSuccess(await confirmEmail({ token: await lastLink('new-email') }))
    expect(await row()).toMatchObject({ email: next.email, emailVerifiedAt: expect.any(Date) })
    expect(await db().accountLetter.findFirst({ where: { kind: 'email-changed' } })).toMatchObject({
      email: anna.email,
    })
    // What was mailed to the old address opens nothing any more.
    expect(await confirmEmail({ token: await lastLink('verify') })).toMatchObject({ refusal: 'link-spent' })
  })

  it('asks for the password, and says nothing of whose the address is until its link is opened', async () => {
    const other = await aPerson()
    const email = `${other.handle}@test.example`
    expect(await askNewEmail(sessionOf(await viewer()), { ...next, password: 'not this' })).toMatchObject({
      refusal: 'wrong-password',
    })
    expectSuccess(await askNewEmail(sessionOf(await viewer()), { ...next, email }))
    expect(await confirmEmail({ token: await lastLink('new-email') })).toMatchObject({ refusal: 'taken' })
    expect(await row()).toMatchObject({ email: anna.email })
    expect(await countLetters()).toEqual({ verify: 1, 'new-email': 1 })
  })

  it('gives an address to one of two who confirm it at once', async () => {
    const tokens: string[] = []
    for (const handle of ['one', 'two']) {
      id = expectSuccess(await makeAccount({ ...anna, handle, email: `${handle}@test.example` })).id
      expectSuccess(await askNewEmail(sessionOf(await viewer()), next))
      tokens.push(await lastLink('new-email'))
    }
    const results = await Promise.all(tokens.map((token) => confirmEmail({ token })))
    expect(results.map((result) => result.ok || result.refusal).sort()).toEqual(['taken', true])
  })

  it('counts at once where no mail is sent, and a taken one is refused', async () => {
    const other = await aPerson()
    const { SMTP_URL } = env()
    Reflect.deleteProperty(env(), 'SMTP_URL')
    try {
      const taken = { ...next, email: `${other.handle}@test.example` }
      expect(await askNewEmail(sessionOf(await viewer()), taken)).toMatchObject({ refusal: 'taken' })
      expect(expectSuccess(await askNewEmail(sessionOf(await viewer()), next))).toMatchObject({
        isDone: true,
      })
    } finally {
      Object.assign(env(), { SMTP_URL })
    }
    expect(await row()).toMatchObject({ email: next.email, emailVerifiedAt: null })
  })
})
