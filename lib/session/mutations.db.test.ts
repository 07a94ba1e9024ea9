import { beforeEach, describe, expect, it } from 'vitest'
import { setRole } from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { beginApp, removeFactors } from '@/lib/factor/mutations'
import { operator, type Viewer } from '@/lib/policy'
import {
  endOwnSessions,
  endSession,
  endSessions,
  findSession,
  findViewer,
  startSession,
} from '@/lib/session/mutations'
import { listOwnSessions } from '@/lib/session/queries'
import { resetDatabase } from '@/test/database'
import { aPerson, aSanction, expectSuccess } from '@/test/factories'
import { aSession, withApp, withPasskey } from '@/test/factors'
import { withSettings } from '@/test/settings'

// Where browsers make passkeys.
withSettings(async () => ({ OBELUS_URL: 'http://localhost:3000' }))

beforeEach(resetDatabase)

describe('a session', () => {
  it('names its person until it is ended, and stores no usable secret', async () => {
    const person = await aPerson()
    const token = await startSession(person.id, 'Firefox')
    expect(await findViewer(token)).toEqual(person)
    const rows = await db().signInSession.findMany()
    expect(JSON.stringify(rows)).not.toContain(token)
    await endSession(token, 'signed-out')
    await endSession(token, 'signed-out')
    expect(await findViewer(token)).toBeNull()
  })

  it('runs out', async () => {
    const token = await startSession((await aPerson()).id, null)
    await db().signInSession.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await findViewer(token)).toBeNull()
  })

  it.each(['ban', 'suspension'] as const)('ends with a %s', async (kind) => {
    const person = await aPerson()
    const token = await startSession(person.id, null)
    await aSanction(person, kind)
    expect(await findViewer(token)).toBeNull()
  })

  it('ends with another role, and the next has it', async () => {
    const [admin, person] = [await aPerson('admin'), await aPerson()]
    const token = await startSession(person.id, null)
    expectSuccess(await setRole(admin, { personId: person.id, role: 'moderator' }))
    expect(await findViewer(token)).toBeNull()
    expect(await findViewer(await startSession(person.id, null))).toMatchObject({ role: 'moderator' })
  })

  it('has a new secret at every sign-in, and what the browser had before ends', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    const planted = await startSession(other.id, null)
    const token = await startSession(one.id, null, { before: planted })
    expect(token).not.toBe(planted)
    expect(await findViewer(planted)).toBeNull()
    expect(await findViewer(token)).toMatchObject({ id: one.id })
  })

  it.each([
    ['member', 30 * 24, 14 * 24],
    ['editor', 30 * 24, 14 * 24],
    ['moderator', 12, 1],
    ['admin', 12, 1],
  ] as const)('of a %s lasts %i hours in all and %i without use', async (role, whole, idle) => {
    const token = await startSession((await aPerson(role)).id, null)
    const { expiresAt, createdAt } = await db().signInSession.findFirstOrThrow()
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 3_600_000)).toBe(whole)
    const seenBefore = async (minutes: number) =>
      db().signInSession.updateMany({ data: { lastSeenAt: new Date(Date.now() - minutes * 60_000) } })
    await seenBefore(idle * 60 - 1)
    expect(await findSession(token, false)).not.toBeNull()
    await seenBefore(idle * 60 + 1)
    expect(await findSession(token)).toBeNull()
  })

  it('is seen at most once in five minutes, and only when somebody is there', async () => {
    const token = await startSession((await aPerson()).id, null)
    const seen = async () => (await db().signInSession.findFirstOrThrow()).lastSeenAt.getTime()
    const at = await seen()
    await findSession(token)
    expect(await seen()).toBe(at)
    await db().signInSession.updateMany({ data: { lastSeenAt: new Date(at - 6 * 60_000) } })
    await findSession(token, false)
    expect(await seen()).toBe(at - 6 * 60_000)
    await Promise.all([1, 2, 3].map(() => findSession(token)))
    expect(await seen()).toBeGreaterThan(at - 60_000)
  })

  it('is nobody for a made-up secret', async () => {
    expect(await findViewer('made-up')).toBeNull()
  })
})

describe('endOwnSessions', () => {
  it('ends one or all others of one’s own, never the one that asks or anybody else’s', async () => {
    const [person, stranger] = [await aPerson(), await aPerson()]
    const tokens = await Promise.all([1, 2, 3].map(() => startSession(person.id, null)))
    const theirs = await startSession(stranger.id, null)
    const [own, one] = await Promise.all(tokens.map((token) => findSession(token)))
    const foreign = await findSession(theirs)
    if (!own || !one || !foreign) throw new Error('These are signed in.')
    expect(expectSuccess(await endOwnSessions(own, { sessionId: foreign.id }))).toEqual({ count: 0 })
    const ended = await Promise.all([1, 2].map(() => endOwnSessions(own, { sessionId: one.id })))
    expect(ended.map((result) => expectSuccess(result).count).sort()).toEqual([0, 1])
    expect(expectSuccess(await endOwnSessions(own, {}))).toEqual({ count: 1 })
    expect(await findViewer(theirs)).not.toBeNull()
    expect(await Promise.all(tokens.map(findViewer))).toEqual([own.viewer, null, null])
    expect(await listOwnSessions(own)).toMatchObject([{ id: own.id, isThis: true }])
  })
})

describe('endSessions', () => {
  it('ends one session or all of a person, for admins only, and says so once', async () => {
    const [admin, person] = [await aPerson('admin'), await aPerson()]
    const tokens = [await startSession(person.id, null), await startSession(person.id, null)]
    const [session] = await db().signInSession.findMany({ where: { userId: person.id } })
    const one = { personId: person.id, sessionId: session?.id }
    expect(await endSessions(await aPerson('moderator'), one)).toMatchObject({ refusal: 'not-found' })
    expect(expectSuccess(await endSessions(admin, one))).toEqual({ count: 1 })
    expect(expectSuccess(await endSessions(admin, { personId: person.id }))).toEqual({ count: 1 })
    expect(expectSuccess(await endSessions(admin, { personId: person.id }))).toEqual({ count: 0 })
    for (const token of tokens) expect(await findViewer(token)).toBeNull()
    expect(await db().event.count({ where: { kind: 'person.sessions-ended' } })).toBe(2)
  })
})

describe('whoever must have a second factor', () => {
  const roles = ['moderator', 'admin'] as const
  const asked = async (person: Viewer) => findViewer(await startSession(person.id, null))
  const require = async () => {
    await db().setting.deleteMany({ where: { name: 'second-step' } })
  }

  it.each(roles)('and has none is a member here, whatever their role: %s', async (role) => {
    const person = await aPerson(role)
    expect(await asked(person)).toMatchObject({ role })
    await require()
    expect(await asked(person)).toEqual({ ...person, role: 'member', heldRole: role })
  })

  it.each(roles)('has their role with an app that counts, or a passkey: %s', async (role) => {
    const [one, other] = [await aPerson(role), await aPerson(role)]
    await require()
    const session = await aSession(one)
    expectSuccess(await beginApp(session))
    expect(await asked(one)).toMatchObject({ role: 'member', heldRole: role })
    await withApp(session)
    expect(await asked(one)).toEqual(one)
    await withPasskey(await aSession(other))
    expect(await asked(other)).toEqual(other)
    expectSuccess(await removeFactors(operator, other.id))
    expect(await asked(other)).toMatchObject({ role: 'member', heldRole: role })
  })

  it('is no member or editor', async () => {
    await require()
    for (const role of ['member', 'editor'] as const) {
      const person = await aPerson(role)
      expect(await asked(person)).toEqual(person)
    }
  })
})
