import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { askNewEmail } from '@/lib/email/mutations'
import { askToLeave, endDueAccounts } from '@/lib/leaving/mutations'
import type { Identity } from '@/lib/linked-account/identity'
import { joinByIdentity, linkIdentity, unlinkAccount } from '@/lib/linked-account/mutations'
import { findOwner, findPlace } from '@/lib/linked-account/queries'
import { askReset, changePassword, resetPassword } from '@/lib/password/mutations'
import type { Viewer } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import { aPerson, aSanction, expectSuccess, newId, sessionOf } from '@/test/factories'
import { countLetters, lastLink } from '@/test/letters'
import { withSettings } from '@/test/settings'

const issuer = 'https://sign-in.example'
const client = { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_ID: 'obelus', AUTH_OIDC_SECRET: 'known to both' }
withSettings(async () => ({ ...client, SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'news@obelus.test' }))
beforeEach(resetDatabase)

const email = 'nora@test.example'
const nora = { handle: 'nora', name: 'Nora', email }
const fresh = 'a fresh and long password'

function there(change: Partial<Identity> = {}): Identity {
  const called = { label: 'nora', name: 'Nora', email, isVerified: true }
  return { provider: 'oidc', issuer, subject: newId(), ...called, ...change }
}

const links = (viewer: Pick<Viewer, 'id'>) => db().linkedAccount.findMany({ where: { userId: viewer.id } })

async function linked(
  viewer: Viewer,
  change: Partial<Identity> = {},
): Promise<{ id: string; identity: Identity }> {
  const identity = there(change)
  expectSuccess(await linkIdentity(sessionOf(viewer), identity))
  const where = { issuer_subject: { issuer: identity.issuer, subject: identity.subject } }
  return { id: (await db().linkedAccount.findUniqueOrThrow({ where })).id, identity }
}

describe('joinByIdentity', () => {
  it('makes one account, also when its form is sent three times at once, and believes a verified address', async () => {
    const identity = there()
    const made = await Promise.all([1, 2, 3].map(() => joinByIdentity(identity, nora)))
    expect(new Set(made.map((result) => expectSuccess(result).id)).size).toBe(1)
    expect(await db().user.findMany()).toMatchObject([
      { ...nora, role: 'member', passwordHash: null, emailVerifiedAt: expect.any(Date) },
    ])
    expect(await countLetters()).toEqual({})
  })

  it.each([
    ['another address than the provider gave', { email: 'other@test.example' }],
    ['one that the provider has not verified', { isVerified: false }],
  ])('has %s confirmed by mail', async (_, change) => {
    expectSuccess(await joinByIdentity(there(change), nora))
    expect(await db().user.findMany()).toMatchObject([{ emailVerifiedAt: null }])
    expect(await countLetters()).toEqual({ verify: 1 })
  })

  it('links nobody to an account that has the address, and takes no handle twice', async () => {
    const anna = await aPerson()
    const { email: known } = await db().user.findUniqueOrThrow({ where: { id: anna.id } })
    const field = (name: string) => ({ refusal: 'taken', detail: { field: name } })
    expect(await joinByIdentity(there({ email: known }), { ...nora, email: known })).toMatchObject(
      field('email'),
    )
    expect(await joinByIdentity(there(), { ...nora, handle: anna.handle })).toMatchObject(field('handle'))
    expect(await links(anna)).toEqual([])
    expect(await db().user.count()).toBe(1)
  })

  it('is no way in for whoever is banned', async () => {
    const anna = await aPerson()
    const { identity } = await linked(anna)
    await aSanction(anna, 'ban')
    expect(await joinByIdentity(identity, nora)).toMatchObject({ refusal: 'banned' })
  })
})

describe('linkIdentity', () => {
  it('links once, whoever sends it how often, and leaves to others what is theirs', async () => {
    const [anna, ben] = [await aPerson(), await aPerson()]
    const identity = there()
    const both = await Promise.all(
      [anna, anna, ben, ben].map((person) => linkIdentity(sessionOf(person), identity)),
    )
    const owner = await findOwner(identity)
    expect(both.map(({ ok }) => ok)).toEqual(
      owner?.id === anna.id ? [true, true, false, false] : [false, false, true, true],
    )
    expect(await db().linkedAccount.count()).toBe(1)
    expect(await db().event.count({ where: { kind: 'person.account-linked' } })).toBe(1)
    const other = owner?.id === anna.id ? ben : anna
    expect(await linkIdentity(sessionOf(other), identity)).toMatchObject({ refusal: 'linked-elsewhere' })
  })

  it('asks for a confirmation, and for one account of a provider at a time', async () => {
    const anna = await aPerson()
    expect(await linkIdentity(sessionOf(anna, false), there())).toMatchObject({ refusal: 'confirm-first' })
    expect(await links(anna)).toEqual([])
    await linked(anna)
    expect(await linkIdentity(sessionOf(anna), there())).toMatchObject({ refusal: 'linked-before' })
    expect(await links(anna)).toHaveLength(1)
  })
})

describe('unlinkAccount', () => {
  it('never takes the last way in; one that is switched off is none', async () => {
    const anna = await aPerson()
    const { id } = await linked(anna)
    await linked(anna, { issuer: 'https://gone.example' })
    expect(await unlinkAccount(sessionOf(anna), { id })).toMatchObject({ refusal: 'last-way-in' })
    await db().user.update({ where: { id: anna.id }, data: { passwordHash: 'a hash' } })
    const done = await Promise.all([1, 2].map(() => unlinkAccount(sessionOf(anna), { id })))
    expect(done.every(({ ok }) => ok)).toBe(true)
    expect(await links(anna)).toMatchObject([{ issuer: 'https://gone.example' }])
    expect(await db().event.count({ where: { kind: 'person.account-unlinked' } })).toBe(1)
  })

  it('asks for a confirmation, and does nothing to what is somebody else’s', async () => {
    const [anna, ben] = [await aPerson(), await aPerson()]
    const { id } = await linked(anna)
    await db().user.update({ where: { id: anna.id }, data: { passwordHash: 'a hash' } })
    expect(await unlinkAccount(sessionOf(anna, false), { id })).toMatchObject({ refusal: 'confirm-first' })
    expectSuccess(await unlinkAccount(sessionOf(ben), { id }))
    expect(await links(anna)).toHaveLength(1)
  })
})

describe('an account without a password', () => {
  it('is changed by whoever has just shown who they are, and by nobody else', async () => {
    const anna = await aPerson()
    const stale = sessionOf(anna, false)
    const refused = { refusal: 'confirm-first' }
    expect(await changePassword(stale, { password: fresh })).toMatchObject(refused)
    expect(await askNewEmail(stale, { email })).toMatchObject(refused)
    expect(await askToLeave(stale, {})).toMatchObject(refused)
    expectSuccess(await changePassword(sessionOf(anna), { password: fresh }))
    const wrong = { refusal: 'wrong-password' }
    expect(await changePassword(sessionOf(anna), { password: `${fresh}!` }), 'it has one now').toMatchObject(
      wrong,
    )
    expect(await askToLeave(sessionOf(anna), {})).toMatchObject(wrong)
  })

  it('goes with all that led into it, and whoever comes again is new', async () => {
    const anna = await aPerson()
    const { identity } = await linked(anna)
    expectSuccess(await askToLeave(sessionOf(anna), {}))
    expect(await endDueAccounts(new Date(Date.now() + 25 * 3_600_000))).toEqual({ ended: 1 })
    expect(await db().linkedAccount.count()).toBe(0)
    expect(await findPlace(identity, null)).toEqual({ is: 'new' })
  })

  it('made by somebody else with one’s address, is one’s own alone after a link that was mailed there', async () => {
    const { id } = expectSuccess(await joinByIdentity(there({ isVerified: false }), nora))
    expectSuccess(await askReset({ email }))
    expectSuccess(await resetPassword({ token: await lastLink('reset'), password: fresh }))
    expect(await links({ id })).toEqual([])
  })
})

describe('findPlace', () => {
  it('says what is to come of an identity', async () => {
    const [anna, ben] = [await aPerson(), await aPerson()]
    const { email: known } = await db().user.findUniqueOrThrow({ where: { id: anna.id } })
    const { identity } = await linked(anna)
    expect(await findPlace(there(), null)).toEqual({ is: 'new' })
    expect(await findPlace(there({ email: known }), null)).toEqual({ is: 'address-known' })
    expect(await findPlace(there({ email: known, isVerified: false }), null)).toEqual({ is: 'new' })
    expect(await findPlace(identity, null)).toEqual({ is: 'linked' })
    expect(await findPlace(identity, anna)).toEqual({ is: 'linked' })
    expect(await findPlace(identity, ben)).toEqual({ is: 'of-another' })
    expect(await findPlace(there(), ben)).toEqual({ is: 'to-link' })
    await aSanction(anna, 'ban')
    expect(await findPlace(identity, null)).toMatchObject({ is: 'banned', words: 'Spam, again.' })
  })
})
