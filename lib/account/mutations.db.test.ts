import { beforeEach, describe, expect, it } from 'vitest'
import {
  endSession,
  endSessions,
  findByPassword,
  findViewer,
  setRole,
  signUp,
  startSession,
} from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { operator, type Role } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import { aPerson, aSanction, expectSuccess, newId } from '@/test/factories'

beforeEach(resetDatabase)

const anna = { email: 'anna@test.example', handle: 'anna', name: 'Anna', password: 'correct horse battery' }

describe('signUp', () => {
  it('stores a member with an argon2id hash of the strength that OWASP asks for', async () => {
    const { id } = expectSuccess(await signUp(anna))
    const user = await db().user.findUniqueOrThrow({ where: { id } })
    expect(user).toMatchObject({ role: 'member', email: anna.email })
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('makes one account of the same form sent five times at once', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => signUp(anna)))
    expect(new Set(results.map((result) => expectSuccess(result).id)).size).toBe(1)
    expect(await db().user.count()).toBe(1)
  })

  it('refuses a taken e-mail and a taken handle, naming the field', async () => {
    await signUp(anna)
    expect(await signUp({ ...anna, password: 'another one' })).toMatchObject({
      refusal: 'taken',
      detail: { field: 'email' },
    })
    expect(await signUp({ ...anna, email: 'b@test.example' })).toMatchObject({
      refusal: 'taken',
      detail: { field: 'handle' },
    })
  })
})

describe('findByPassword', () => {
  it('knows the right password exactly as typed, also beyond 72 bytes', async () => {
    const long = `${'ä'.repeat(60)} end`
    await signUp({ ...anna, password: long })
    expect(await findByPassword({ email: anna.email, password: long })).toMatchObject({ handle: 'anna' })
    expect(await findByPassword({ email: anna.email, password: `${'ä'.repeat(60)} enD` })).toBeNull()
    expect(await findByPassword({ email: anna.email, password: ` ${long}` })).toBeNull()
  })

  it('says the same of an unknown e-mail, a wrong password and a banned person', async () => {
    const { id } = expectSuccess(await signUp(anna))
    expect(await findByPassword({ email: 'nobody@test.example', password: anna.password })).toBeNull()
    await aSanction({ id }, 'ban')
    expect(await findByPassword(anna)).toBeNull()
  })
})

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

  it('ends with a ban, and learns of a new role at once', async () => {
    const admin = await aPerson('admin')
    const person = await aPerson()
    const token = await startSession(person.id, null)
    await setRole(admin, { personId: person.id, role: 'moderator' })
    expect(await findViewer(token)).toMatchObject({ role: 'moderator' })
    await aSanction(person, 'ban', admin)
    expect(await findViewer(token)).toBeNull()
    expect(await db().event.count({ where: { kind: 'person.banned', isPublic: true } })).toBe(1)
  })

  it('is nobody for a made-up secret', async () => {
    expect(await findViewer('made-up')).toBeNull()
  })
})

describe('setRole', () => {
  const to = (person: { id: string }, role: Role, from?: Role) => ({
    personId: person.id,
    role,
    ...(from ? { from } : {}),
  })

  it('is for admins only, and for nobody about themselves', async () => {
    const person = await aPerson()
    for (const role of ['member', 'editor', 'moderator'] as const)
      expect(await setRole(await aPerson(role), to(person, 'admin'))).toMatchObject({ refusal: 'forbidden' })
    const admin = await aPerson('admin')
    expect(await setRole(admin, to(admin, 'member'))).toMatchObject({ refusal: 'forbidden' })
    expect(await setRole(operator, to({ id: newId() }, 'admin'))).toMatchObject({ refusal: 'not-found' })
  })

  it('changes a role once, with one event, and only the one that the form was opened on', async () => {
    const [admin, person] = [await aPerson('admin'), await aPerson()]
    const all = await Promise.all([1, 2, 3].map(() => setRole(admin, to(person, 'editor', 'member'))))
    for (const result of all) expectSuccess(result)
    expect(await db().event.count({ where: { kind: 'person.role-changed' } })).toBe(1)
    expect(await setRole(admin, to(person, 'admin', 'member'))).toMatchObject({ refusal: 'conflict' })
  })

  it('leaves the last admin who can act where they are, whoever else is admin by name', async () => {
    const [last, suspended] = [await aPerson('admin'), await aPerson('admin')]
    await aSanction(suspended, 'suspension')
    expect(await setRole(operator, to(last, 'member'))).toMatchObject({ refusal: 'last-admin' })
    expectSuccess(await setRole(operator, to(suspended, 'member')))
    expect(await setRole(operator, to(last, 'member'))).toMatchObject({ refusal: 'last-admin' })
    expectSuccess(await setRole(operator, to(last, 'admin')))
  })

  it('lets one of two admins win who take the role of each other at once', async () => {
    const [one, two] = [await aPerson('admin'), await aPerson('admin')]
    const results = await Promise.all([setRole(one, to(two, 'member')), setRole(two, to(one, 'member'))])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: 'forbidden' })
    expect(await db().user.count({ where: { role: 'admin' } })).toBe(1)
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
