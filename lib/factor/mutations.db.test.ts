import { hash } from '@node-rs/argon2'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import {
  beginApp,
  confirmSelf,
  finishApp,
  removeApp,
  removeFactors,
  renewCodes,
} from '@/lib/factor/mutations'
import { findNewApp, findOwnFactors } from '@/lib/factor/queries'
import { unseal } from '@/lib/factor/sealed'
import { operator } from '@/lib/policy'
import { findViewer, startSession } from '@/lib/session/mutations'
import { resetDatabase, sql } from '@/test/database'
import { aPerson, expectSuccess } from '@/test/factories'
import { aSession, codeOf, withApp, withPasskey } from '@/test/factors'
import { withSettings } from '@/test/settings'

// Where browsers make passkeys.
withSettings(async () => ({ OBELUS_URL: 'http://localhost:3000' }))

beforeEach(resetDatabase)

const kinds = async () => (await db().event.findMany({ orderBy: { id: 'asc' } })).map(({ kind }) => kind)

describe('an app', () => {
  it('counts once it was shown a code, gives ten recovery codes, and ends all other sessions', async () => {
    const person = await aPerson()
    const session = await aSession(person)
    const other = await startSession(person.id, null)
    expectSuccess(await beginApp(session))
    expect(await findOwnFactors(person)).toMatchObject({ app: null, codesLeft: null })
    const { secret = '' } = (await findNewApp(person)) ?? {}
    expect(await finishApp(session, { code: '000000' })).toMatchObject({ refusal: 'wrong-code' })
    expect(await findViewer(other)).not.toBeNull()
    const { codes } = expectSuccess(await finishApp(session, { code: codeOf(secret) }))
    expect(new Set(codes).size).toBe(10)
    expect(await findOwnFactors(person)).toMatchObject({ app: { usedAt: null }, codesLeft: 10 })
    expect(await findViewer(other)).toBeNull()
    expect(await kinds()).toEqual(['person.factor-added'])
    expect(await findNewApp(person)).toBeNull()
  })

  it('leaves neither its secret nor a recovery code in the database to be read', async () => {
    const { secret, codes } = await withApp(await aSession(await aPerson()))
    const [row] = await sql<{ all: string }>(`
      SELECT (SELECT json_agg(a)::text FROM authenticator_app a) || (SELECT json_agg(c)::text FROM recovery_code c) AS all`)
    for (const word of [secret, ...codes]) expect(row?.all).not.toContain(word)
  })

  it('is sealed for its owner and with the secret of the installation', async () => {
    const person = await aPerson()
    const { secret } = await withApp(await aSession(person))
    const { sealedSecret } = await db().authenticatorApp.findUniqueOrThrow({ where: { userId: person.id } })
    expect(unseal(sealedSecret, person.id)).toBe(secret)
    expect(unseal(sealedSecret, (await aPerson()).id)).toBeNull()
    expect(unseal('', person.id)).toBeNull()
    const { AUTH_SECRET: before } = env()
    env().AUTH_SECRET = 'kq7fVw2Zr9Xc4Bn1Lm8Ps5Td3Gh6Jy0A'
    expect(unseal(sealedSecret, person.id)).toBeNull()
    env().AUTH_SECRET = before
  })

  it('set up by the same form sent five times at once gives one set of codes', async () => {
    const session = await aSession(await aPerson())
    expectSuccess(await beginApp(session))
    const { secret = '' } = (await findNewApp(session.viewer)) ?? {}
    const code = codeOf(secret)
    const answers = await Promise.all(Array.from({ length: 5 }, () => finishApp(session, { code })))
    expect(answers.map((answer) => expectSuccess(answer).codes).filter(Boolean)).toHaveLength(1)
    expect(await db().recoveryCode.count()).toBe(10)
  })

  it('is begun anew where it took longer than an hour', async () => {
    const session = await aSession(await aPerson())
    expectSuccess(await beginApp(session))
    const { secret = '' } = (await findNewApp(session.viewer)) ?? {}
    await db().authenticatorApp.updateMany({ data: { createdAt: new Date(Date.now() - 3_700_000) } })
    expect(await finishApp(session, { code: codeOf(secret) })).toMatchObject({ refusal: 'wrong-state' })
  })

  it('cannot be replaced by another while it counts', async () => {
    const session = await aSession(await aPerson())
    const { secret } = await withApp(session)
    expect(await beginApp(session)).toMatchObject({ refusal: 'wrong-state' })
    expectSuccess(await confirmSelf(session, { proof: codeOf(secret) }))
  })
})

describe('confirmSelf', () => {
  it('takes a code once, and none of a time before one that was taken', async () => {
    const session = await aSession(await aPerson())
    const { secret } = await withApp(session)
    const [before, now, ahead] = [-1, 0, 1].map((steps) => codeOf(secret, steps)) as [string, string, string]
    // The one by which the app was set up.
    expect(await confirmSelf(session, { proof: before })).toMatchObject({ refusal: 'wrong-proof' })
    expectSuccess(await confirmSelf(session, { proof: ahead }))
    for (const proof of [before, now, ahead])
      expect(await confirmSelf(session, { proof })).toMatchObject({ refusal: 'wrong-proof' })
  })

  it('takes the same code sent five times at once one time', async () => {
    const session = await aSession(await aPerson())
    const { secret, codes } = await withApp(session)
    for (const proof of [codeOf(secret), codes[0] ?? '']) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => confirmSelf(session, { proof })))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })

  it('takes the password of whoever has one, and nobody else’s recovery code', async () => {
    const person = await aPerson()
    const session = await aSession(person, { isConfirmed: false })
    const { codes } = await withApp(await aSession(await aPerson()))
    for (const proof of [codes[0] ?? '', 'a password of mine', '000000'])
      expect(await confirmSelf(session, { proof })).toMatchObject({ refusal: 'wrong-password' })
    await db().user.update({
      where: { id: person.id },
      data: { passwordHash: await hash('a password of mine') },
    })
    expect(await beginApp(session)).toMatchObject({ refusal: 'confirm-first' })
    expectSuccess(await confirmSelf(session, { proof: 'a password of mine' }))
    const { confirmedAt } = await db().signInSession.findUniqueOrThrow({ where: { id: session.id } })
    expect(Date.now() - confirmedAt.getTime()).toBeLessThan(60_000)
  })
})

it('whoever has not just shown who they are changes nothing', async () => {
  const person = await aPerson()
  const { codes } = await withApp(await aSession(person))
  const session = await aSession(person, { isConfirmed: false })
  for (const change of [beginApp, removeApp, renewCodes])
    expect(await change(session)).toMatchObject({ refusal: 'confirm-first' })
  expect(await finishApp(session, { code: '123456' })).toMatchObject({ refusal: 'confirm-first' })
  expect(await findOwnFactors(person)).toMatchObject({ codesLeft: codes.length })
})

it('new recovery codes take the place of those before, and go with the last factor', async () => {
  const person = await aPerson()
  const session = await aSession(person)
  expect(await renewCodes(session)).toMatchObject({ refusal: 'wrong-state' })
  const { codes: old } = await withApp(session)
  const { codes } = expectSuccess(await renewCodes(session))
  expect(await confirmSelf(session, { proof: old[0] ?? '' })).toMatchObject({ refusal: 'wrong-proof' })
  expectSuccess(await confirmSelf(session, { proof: codes?.[0] ?? '' }))
  expect(await findOwnFactors(person)).toMatchObject({ codesLeft: 9 })
  // A second factor comes without codes, and one of two goes without them.
  expect(await withPasskey(session)).toMatchObject({ codes: null })
  expectSuccess(await removeApp(session))
  expectSuccess(await removeApp(session))
  expect(await findOwnFactors(person)).toMatchObject({ app: null, codesLeft: 9 })
  expect((await kinds()).filter((kind) => kind === 'person.factor-removed')).toHaveLength(1)
  expectSuccess(await removeFactors(operator, person.id))
  expect(await db().recoveryCode.count()).toBe(0)
})

it('the operator removes what somebody has lost, and all their sessions end', async () => {
  const person = await aPerson('moderator')
  const session = await aSession(person)
  await withApp(session)
  await withPasskey(session)
  const token = await startSession(person.id, null)
  expect(expectSuccess(await removeFactors(operator, person.id))).toEqual({ removed: true })
  expect(await findOwnFactors(person)).toEqual({
    passkeys: [],
    app: null,
    codesLeft: null,
  })
  expect(await findViewer(token)).toBeNull()
  expect(expectSuccess(await removeFactors(operator, person.id))).toEqual({ removed: false })
})
