import { beforeEach, describe, expect, it } from 'vitest'
import { makeAccount } from '@/lib/account/make-account'
import { findByPassword } from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { askNewEmail, confirmEmail } from '@/lib/email/mutations'
import { env } from '@/lib/env'
import { askSignInLink, openByLink } from '@/lib/link/mutations'
import { findOpenLink } from '@/lib/link/queries'
import { findSession, findViewer, startSession } from '@/lib/session/mutations'
import { resetDatabase } from '@/test/database'
import { aSanction, expectSuccess } from '@/test/factories'
import { lapseLinks, lastLink } from '@/test/letters'
import { withSettings } from '@/test/settings'

withSettings(async () => ({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'news@obelus.test' }))

const anna = { email: 'anna@test.example', handle: 'anna', name: 'Anna', password: 'correct horse battery' }
const spent = { refusal: 'link-spent' }
let id: string

beforeEach(async () => {
  await resetDatabase()
  id = expectSuccess(await makeAccount({ ...anna, isVouchedFor: true })).id
})

async function asked(next?: string): Promise<string> {
  expectSuccess(await askSignInLink({ email: anna.email, next }))
  return lastLink('sign-in')
}

describe('a link to sign in', () => {
  it('is asked for with the same answer and the same rows, known or not, and only so often', async () => {
    for (const email of [anna.email, 'nobody@test.example']) {
      for (let time = 0; time < 7; time++)
        expect(await askSignInLink({ email })).toEqual({ ok: true, value: { email } })
      expect(await db().accountLetter.count({ where: { kind: 'sign-in', email } })).toBe(5)
    }
  })

  it('names its person once, whoever looked at its page before, and ends the others', async () => {
    const [older, token] = [await asked(), await asked('/articles/one')]
    for (let time = 0; time < 3; time++)
      expect(await findOpenLink(token)).toEqual({ kind: 'sign-in', email: anna.email, isFirst: false })
    const results = await Promise.all([1, 2, 3].map(() => openByLink({ token })))
    expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { id, next: '/articles/one' } }])
    expect(results.find(({ ok }) => !ok)).toMatchObject(spent)
    expect(await openByLink({ token: older })).toMatchObject(spent)
    expect(await findOpenLink(token)).toBeNull()
  })

  it('is good for fifteen minutes, and stands nowhere as itself', async () => {
    const token = await asked()
    const letter = await db().accountLetter.findFirstOrThrow()
    expect(JSON.stringify(letter)).not.toContain(token)
    expect(Number(letter.expiresAt) - Number(letter.createdAt)).toBe(15 * 60_000)
    await lapseLinks()
    expect(await openByLink({ token })).toMatchObject(spent)
  })

  it('opens nothing when the address is another’s, nobody’s, or the link is for something else', async () => {
    const token = await asked()
    await db().user.update({ where: { id }, data: { email: 'new@test.example' } })
    expect(await openByLink({ token })).toMatchObject(spent)
    expect(await findOpenLink(token)).toBeNull()
    expectSuccess(await askSignInLink({ email: 'nobody@test.example' }))
    expect(await openByLink({ token: await lastLink('sign-in') })).toMatchObject(spent)
    expect(await openByLink({ token: 'made up' })).toMatchObject(spent)
  })

  it('tells a banned person why, and stays', async () => {
    const token = await asked()
    await aSanction({ id }, 'ban')
    expect(await openByLink({ token })).toMatchObject({ refusal: 'banned' })
    expect(await findOpenLink(token)).not.toBeNull()
  })

  it('keeps the password of whoever has shown before that the address is theirs', async () => {
    const other = await startSession(id, null)
    expectSuccess(await openByLink({ token: await asked() }))
    expectSuccess(await findByPassword(anna))
    expect(await findViewer(other)).not.toBeNull()
  })

  it('leaves nothing to whoever made the account with an address that is not theirs', async () => {
    await db().user.update({ where: { id }, data: { emailVerifiedAt: null } })
    const stranger = await startSession(id, null)
    const session = await findSession(stranger)
    if (!session) throw new Error('This is signed in.')
    expectSuccess(await askNewEmail(session, { email: 'thief@test.example', password: anna.password }))
    await db().linkedAccount.create({
      data: { userId: id, issuer: 'https://stranger.example', subject: '1' },
    })
    const [moving, token] = [await lastLink('new-email'), await asked()]
    expect(await findOpenLink(token)).toMatchObject({ isFirst: true })
    expect(expectSuccess(await openByLink({ token }))).toEqual({ id })
    expect(await findViewer(stranger)).toBeNull()
    expect(await db().linkedAccount.count({ where: { userId: id } })).toBe(0)
    expect(await findByPassword(anna)).toMatchObject({ refusal: 'wrong-credentials' })
    expect(await confirmEmail({ token: moving })).toMatchObject(spent)
    expect(await db().user.findUniqueOrThrow({ where: { id } })).toMatchObject({
      email: anna.email,
      emailVerifiedAt: expect.any(Date),
    })
    expect(await db().event.count({ where: { kind: 'person.email-verified' } })).toBe(1)
  })

  it('is not to be had where no mail is sent', async () => {
    const { SMTP_URL } = env()
    Reflect.deleteProperty(env(), 'SMTP_URL')
    try {
      expect(await askSignInLink({ email: anna.email })).toMatchObject({ refusal: 'not-found' })
    } finally {
      Object.assign(env(), { SMTP_URL })
    }
  })
})
