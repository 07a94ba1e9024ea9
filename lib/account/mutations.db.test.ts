import { beforeEach, describe, expect, it } from 'vitest'
import {
  ban,
  endSession,
  findByPassword,
  findViewer,
  setRole,
  signUp,
  startSession,
} from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { operator } from '@/lib/policy'
import { resetDatabase } from '@/test/database'
import { aPerson, expectSuccess, newId } from '@/test/factories'

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
    await ban(operator, id, 'spam')
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
    await setRole(admin, person.id, 'moderator')
    expect(await findViewer(token)).toMatchObject({ role: 'moderator' })
    await ban(admin, person.id, 'spam')
    expect(await findViewer(token)).toBeNull()
    expect(await db().event.count({ where: { kind: 'person.banned', isPublic: true } })).toBe(1)
  })

  it('is nobody for a made-up secret', async () => {
    expect(await findViewer('made-up')).toBeNull()
  })
})

describe('setRole and ban', () => {
  it('are for admins only', async () => {
    const person = await aPerson()
    for (const role of ['member', 'editor', 'moderator'] as const) {
      const stranger = await aPerson(role)
      expect(await setRole(stranger, person.id, 'admin')).toMatchObject({ refusal: 'forbidden' })
      expect(await ban(stranger, person.id, 'no')).toMatchObject({ refusal: 'forbidden' })
    }
    expect(await setRole(operator, newId(), 'admin')).toMatchObject({ refusal: 'not-found' })
  })
})
