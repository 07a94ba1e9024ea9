import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { findOwnFactors } from '@/lib/factor/queries'
import { newChallenge } from '@/lib/passkey/challenge'
import { addPasskey, confirmByPasskey, findByPasskey, removePasskey } from '@/lib/passkey/mutations'
import { askForNewPasskey, askForPasskey } from '@/lib/passkey/offers'
import { passkeyPlace } from '@/lib/passkey/place'
import type { Viewer } from '@/lib/policy'
import type { Session } from '@/lib/session/session'
import { anAuthenticator } from '@/test/authenticator'
import { resetDatabase } from '@/test/database'
import { aPerson, aSanction, expectSuccess } from '@/test/factories'
import { aSession, withPasskey } from '@/test/factors'
import { withSettings } from '@/test/settings'

let anna: Viewer
let session: Session

// Where browsers make passkeys.
withSettings(async () => ({ OBELUS_URL: 'http://localhost:3000' }))

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  session = await aSession(anna)
})

const challenge = async () => expectSuccess(await askForPasskey('sign-in', null)).options.challenge
const refused = { ok: false, refusal: 'wrong-passkey' }

describe('a passkey', () => {
  it('is asked for with its owner verified and without a name', async () => {
    const { options } = expectSuccess(await askForNewPasskey(anna))
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    })
    const asked = expectSuccess(await askForPasskey('sign-in', null))
    expect(asked.options).toMatchObject({ userVerification: 'required', rpId: 'localhost' })
    expect(asked.options.allowCredentials ?? []).toEqual([])
  })

  it('signs its owner in, and says when it was last used', async () => {
    const { authenticator, codes } = await withPasskey(session)
    expect(codes).toHaveLength(10)
    const answer = authenticator.answer(await challenge(), { userHandle: anna.id })
    expect(expectSuccess(await findByPasskey(answer))).toEqual({ id: anna.id })
    const { passkeys } = await findOwnFactors(anna)
    expect(passkeys).toMatchObject([{ name: 'Laptop', usedAt: expect.any(String) }])
  })

  it('that keeps no count signs in again and again', async () => {
    const { authenticator } = await withPasskey(session)
    for (let times = 0; times < 3; times++)
      expectSuccess(await findByPasskey(authenticator.answer(await challenge(), { counter: 0 })))
  })

  it('is added once, however often its answer is sent', async () => {
    const authenticator = anAuthenticator(env().OBELUS_URL)
    const { options } = expectSuccess(await askForNewPasskey(anna))
    const input = { answer: authenticator.create(options.challenge), name: 'Phone' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => addPasskey(session, input)))
    expect(answers.map((answer) => expectSuccess(answer).codes).filter(Boolean)).toHaveLength(1)
    expect(await db().passkey.count()).toBe(1)
    expect(await db().event.count({ where: { kind: 'person.factor-added' } })).toBe(1)
  })

  it('is removed by its owner only, and by whoever has just shown who they are', async () => {
    await withPasskey(session)
    const { passkeys } = await findOwnFactors(anna)
    const id = passkeys[0]?.id ?? ''
    const late = await aSession(anna, { isConfirmed: false })
    expect(await removePasskey(late, { id })).toMatchObject({ refusal: 'confirm-first' })
    expectSuccess(await removePasskey(await aSession(await aPerson()), { id }))
    expect(await db().passkey.count()).toBe(1)
    expectSuccess(await removePasskey(session, { id }))
    expectSuccess(await removePasskey(session, { id }))
    expect(await findOwnFactors(anna)).toMatchObject({ passkeys: [], codesLeft: null })
    expect(await db().event.count({ where: { kind: 'person.factor-removed' } })).toBe(1)
  })

  it('shows once more who is signed in, and not somebody else', async () => {
    const { authenticator } = await withPasskey(session)
    const late = await aSession(anna, { isConfirmed: false })
    const other = await aPerson()
    const asked = expectSuccess(await askForPasskey({ confirm: anna.id }, anna.id)).options
    expect(asked.allowCredentials).toMatchObject([{ id: authenticator.id }])
    const answer = () => authenticator.answer(asked.challenge)
    expect(await confirmByPasskey(await aSession(other), answer())).toEqual(refused)
    expectSuccess(await confirmByPasskey(late, answer()))
    const { confirmedAt } = await db().signInSession.findUniqueOrThrow({ where: { id: late.id } })
    expect(Date.now() - confirmedAt.getTime()).toBeLessThan(60_000)
  })

  it('does not let in whoever is banned or has left', async () => {
    const { authenticator } = await withPasskey(session)
    await aSanction(anna, 'ban')
    expect(await findByPasskey(authenticator.answer(await challenge()))).toMatchObject({ refusal: 'banned' })
  })
})

describe('an answer is refused', () => {
  it.each([
    ['of another site', { origin: 'https://obelus.example.evil' }],
    ['of this site over another port', { origin: 'http://localhost:1' }],
    ['for another domain', { rpId: 'evil.example' }],
    ['whose owner was not verified', { isVerified: false }],
    ['that names somebody else', { userHandle: '00000000-0000-0000-0000-000000000000' }],
  ])('%s', async (_, told) => {
    const { authenticator } = await withPasskey(session)
    expect(await findByPasskey(authenticator.answer(await challenge(), told))).toEqual(refused)
    expectSuccess(await findByPasskey(authenticator.answer(await challenge())))
  })

  it('to a challenge that was answered before, also at once', async () => {
    const { authenticator } = await withPasskey(session)
    const asked = await challenge()
    const answer = authenticator.answer(asked, { counter: 0 })
    const answers = await Promise.all(Array.from({ length: 5 }, () => findByPasskey(answer)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await findByPasskey(authenticator.answer(asked, { counter: 0 }))).toEqual(refused)
  })

  it('to a challenge that ran out, is for something else, or is none of ours', async () => {
    const { authenticator } = await withPasskey(session)
    const word = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
    const wrong = [
      word(newChallenge('sign-in', Date.now() - 301_000)),
      word(newChallenge({ confirm: anna.id })),
      word(newChallenge({ add: anna.id })),
      word(newChallenge('sign-in').map((byte, at) => (at === 3 ? byte ^ 1 : byte))),
      word(Buffer.alloc(54)),
      '',
    ]
    for (const asked of wrong) expect(await findByPasskey(authenticator.answer(asked))).toEqual(refused)
  })

  it('whose count did not go on, as that of a copy', async () => {
    const { authenticator } = await withPasskey(session)
    expectSuccess(await findByPasskey(authenticator.answer(await challenge(), { counter: 7 })))
    for (const counter of [7, 6, 0])
      expect(await findByPasskey(authenticator.answer(await challenge(), { counter }))).toEqual(refused)
    expectSuccess(await findByPasskey(authenticator.answer(await challenge(), { counter: 8 })))
  })

  it('that another key signed', async () => {
    const { authenticator } = await withPasskey(session)
    const forged = anAuthenticator(env().OBELUS_URL).answer(await challenge())
    const { id } = authenticator
    expect(await findByPasskey({ ...forged, id, rawId: id })).toEqual(refused)
    expect(await findByPasskey(forged)).toEqual(refused)
  })

  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['for another domain', { rpId: 'evil.example' }],
    ['whose owner was not verified', { isVerified: false }],
  ])('with a new passkey %s', async (_, told) => {
    const authenticator = anAuthenticator(env().OBELUS_URL)
    const { options } = expectSuccess(await askForNewPasskey(anna))
    const answer = authenticator.create(options.challenge, told)
    expect(await addPasskey(session, { answer, name: 'Phone' })).toEqual(refused)
  })

  it('with a new passkey that somebody else asked for, or has', async () => {
    const other = await aSession(await aPerson())
    const { options } = expectSuccess(await askForNewPasskey(anna))
    const made = anAuthenticator(env().OBELUS_URL).create(options.challenge)
    expect(await addPasskey(other, { answer: made, name: 'Phone' })).toEqual(refused)
    const { authenticator } = await withPasskey(session)
    const asked = expectSuccess(await askForNewPasskey(other.viewer)).options
    const answer = authenticator.create(asked.challenge)
    expect(await addPasskey(other, { answer, name: 'Phone' })).toEqual(refused)
  })
})

describe('passkeyPlace', () => {
  it.each([
    ['https://obelus.example', 'obelus.example'],
    ['http://localhost:3000', 'localhost'],
    ['http://127.0.0.1:3000', undefined],
    ['http://[::1]:3000', undefined],
    ['https://192.0.2.1', undefined],
    ['http://obelus.example', undefined],
  ])('of %s is %s', (url, rpID) => {
    const before = env().OBELUS_URL
    env().OBELUS_URL = url
    expect(passkeyPlace()?.rpID).toBe(rpID)
    env().OBELUS_URL = before
  })
})
