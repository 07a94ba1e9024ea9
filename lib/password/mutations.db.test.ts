import { beforeEach, describe, expect, it } from 'vitest'
import { makeAccount } from '@/lib/account/make-account'
import { findByPassword } from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { askNewEmail, askVerify, confirmEmail } from '@/lib/email/mutations'
import { askSignInLink, openByLink } from '@/lib/link/mutations'
import { askReset, changePassword, makeResetLink, resetPassword } from '@/lib/password/mutations'
import { operator } from '@/lib/policy'
import { findSession, findViewer, startSession } from '@/lib/session/mutations'
import type { Session } from '@/lib/session/session'
import { resetDatabase } from '@/test/database'
import { expectSuccess } from '@/test/factories'
import { countLetters, lapseLinks, lastLink } from '@/test/letters'
import { withSettings } from '@/test/settings'

withSettings(async () => ({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'news@obelus.test' }))

const anna = { email: 'anna@test.example', handle: 'anna', name: 'Anna', password: 'correct horse battery' }
const fresh = 'a fresh and long password'
let id: string

beforeEach(async () => {
  await resetDatabase()
  id = expectSuccess(await makeAccount(anna)).id
})

async function signedIn(): Promise<{ token: string; session: Session }> {
  const token = await startSession(id, null)
  const session = await findSession(token)
  if (!session) throw new Error('This is signed in.')
  return { token, session }
}

const opens = async (password: string) => (await findByPassword({ email: anna.email, password })).ok

describe('changePassword', () => {
  it('changes it, ends all other sessions and writes a letter', async () => {
    const [here, there] = [await signedIn(), await signedIn()]
    const input = { current: anna.password, password: fresh }
    expect(expectSuccess(await changePassword(here.session, input))).toEqual({ ended: 1 })
    expect([await opens(fresh), await opens(anna.password)]).toEqual([true, false])
    expect(await findViewer(here.token)).not.toBeNull()
    expect(await findViewer(there.token)).toBeNull()
    expect(await countLetters()).toEqual({ 'password-changed': 1 })
  })

  it('does nothing without the present password, or for one that would be guessed', async () => {
    const { session } = await signedIn()
    expect(await changePassword(session, { current: 'not this', password: fresh })).toMatchObject({
      refusal: 'wrong-password',
      detail: { field: 'current' },
    })
    for (const [password, refusal] of [
      ['password1', 'common-password'],
      ['ANNA@test.example', 'own-password'],
    ] as const)
      expect(await changePassword(session, { current: anna.password, password })).toMatchObject({
        refusal,
        detail: { field: 'password' },
      })
    expect(await opens(anna.password)).toBe(true)
  })

  it('is done once for the same form sent three times at once, or again later', async () => {
    const { session } = await signedIn()
    const input = { current: anna.password, password: fresh }
    for (const result of await Promise.all([1, 2, 3].map(() => changePassword(session, input))))
      expectSuccess(result)
    expectSuccess(await changePassword(session, input))
    expect(await countLetters()).toMatchObject({ 'password-changed': 1 })
    expect(await db().event.count({ where: { kind: 'person.password-changed' } })).toBe(1)
  })

  it('lets one of two different new passwords win that are sent at once', async () => {
    const { session } = await signedIn()
    const passwords = [fresh, 'quite another password']
    const results = await Promise.all(
      passwords.map((password) => changePassword(session, { current: anna.password, password })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await opens(passwords[results.findIndex(({ ok }) => ok)] ?? '')).toBe(true)
  })
})

describe('a forgotten password', () => {
  it('is asked for with the same answer and the same rows, known or not, and only so often', async () => {
    for (const email of [anna.email, 'nobody@test.example']) {
      for (let time = 0; time < 7; time++)
        expect(await askReset({ email })).toEqual({ ok: true, value: { email } })
      expect(await db().accountLetter.count({ where: { kind: 'reset', email } })).toBe(5)
    }
  })

  it('gives another one once, ends every session, and shows that mail arrives', async () => {
    const { token } = await signedIn()
    await askReset({ email: anna.email })
    await askReset({ email: anna.email })
    const link = await lastLink('reset')
    const results = await Promise.all([1, 2, 3].map(() => resetPassword({ token: link, password: fresh })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: 'link-spent' })
    expect(await opens(fresh)).toBe(true)
    expect(await findViewer(token)).toBeNull()
    expect((await db().user.findUniqueOrThrow({ where: { id } })).emailVerifiedAt).not.toBeNull()
    expect(await db().accountLetter.count({ where: { kind: 'reset', usedAt: null } })).toBe(0)
    expect(await countLetters()).toMatchObject({ 'password-changed': 1 })
  })

  it('is over when its link ran out, its address is somebody else’s, or the link is for something else', async () => {
    await askReset({ email: anna.email })
    const link = await lastLink('reset')
    expectSuccess(await askVerify((await signedIn()).session.viewer))
    await db().user.update({ where: { id }, data: { email: 'new@test.example' } })
    expect(await resetPassword({ token: link, password: fresh })).toMatchObject({ refusal: 'link-spent' })
    await db().user.update({ where: { id }, data: { email: anna.email } })
    await lapseLinks()
    for (const token of [link, await lastLink('verify'), 'made up'])
      expect(await resetPassword({ token, password: fresh })).toMatchObject({ refusal: 'link-spent' })
    expect(await opens(anna.password)).toBe(true)
  })

  it.each(['a new password', 'a changed one'])('ends every other way in with %s', async (how) => {
    const { session } = await signedIn()
    const email = 'thief@test.example'
    expectSuccess(await askNewEmail(session, { email, password: anna.password }))
    await askSignInLink({ email: anna.email })
    await askReset({ email: anna.email })
    const [moving, entering, resetting] = [
      await lastLink('new-email'),
      await lastLink('sign-in'),
      await lastLink('reset'),
    ]
    if (how === 'a changed one')
      expectSuccess(await changePassword(session, { current: anna.password, password: fresh }))
    else expectSuccess(await resetPassword({ token: resetting, password: fresh }))
    for (const done of [
      await confirmEmail({ token: moving }),
      await openByLink({ token: entering }),
      await resetPassword({ token: resetting, password: 'another long password' }),
    ])
      expect(done).toMatchObject({ refusal: 'link-spent' })
    expect(await opens(fresh)).toBe(true)
  })

  it('keeps its link when the new one would be guessed', async () => {
    await askReset({ email: anna.email })
    const token = await lastLink('reset')
    expect(await resetPassword({ token, password: '12345678' })).toMatchObject({ refusal: 'common-password' })
    expectSuccess(await resetPassword({ token, password: fresh }))
  })

  it('is mended by a link that is handed over, which says nothing about mail', async () => {
    const { token } = expectSuccess(await makeResetLink(operator, id))
    const rows = await db().accountLetter.findMany()
    expect(JSON.stringify(rows)).not.toContain(token)
    expectSuccess(await resetPassword({ token, password: fresh }))
    expect((await db().user.findUniqueOrThrow({ where: { id } })).emailVerifiedAt).toBeNull()
  })
})
