import { hash } from '@node-rs/argon2'
import { beforeEach, describe, expect, it } from 'vitest'
import { findByPassword, makeSetUpLink, rename, setRole, setUp, signUp } from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { weaknessOf } from '@/lib/password/rules'
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
    const { id } = expectSuccess(await signUp({ ...anna, password: long }))
    const by = (password: string) => findByPassword({ email: anna.email, password })
    expect(expectSuccess(await by(long))).toEqual({ id })
    for (const wrong of [`${'ä'.repeat(60)} enD`, ` ${long}`, `${long} `])
      expect(await by(wrong)).toMatchObject({ refusal: 'wrong-credentials' })
  })

  it('says the same of an unknown e-mail, a wrong password and an account without one', async () => {
    await signUp(anna)
    const without = await aPerson()
    for (const email of ['nobody@test.example', anna.email, `${without.handle}@test.example`])
      expect(await findByPassword({ email, password: 'not this one' })).toEqual({
        ok: false,
        refusal: 'wrong-credentials',
      })
  })

  it('tells a banned person why, and only whoever has the password', async () => {
    const { id } = expectSuccess(await signUp(anna))
    await aSanction({ id }, 'ban')
    expect(await findByPassword(anna)).toMatchObject({ refusal: 'banned' })
    expect(await findByPassword({ ...anna, password: 'not this one' })).toMatchObject({
      refusal: 'wrong-credentials',
    })
  })

  it('makes a hash anew that was made with less, and it still opens', async () => {
    const { id } = expectSuccess(await signUp(anna))
    const weak = await hash(anna.password, { algorithm: 2, memoryCost: 8_192, timeCost: 1, parallelism: 1 })
    await db().user.update({ where: { id }, data: { passwordHash: weak } })
    expectSuccess(await findByPassword(anna))
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id } })
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expectSuccess(await findByPassword(anna))
    expect((await db().user.findUniqueOrThrow({ where: { id } })).passwordHash).toBe(passwordHash)
  })
})

describe('passwords that are tried first', () => {
  it.each(['password1', 'PassWord1', '1234567890', 'qwertyuiop'])('refuses %s', async (password) => {
    expect(await signUp({ ...anna, password })).toMatchObject({
      refusal: 'common-password',
      detail: { field: 'password' },
    })
  })

  it('refuses all of a list of 5000 that are long enough', async () => {
    const { dictionary } = await import('@zxcvbn-ts/language-common')
    const common = dictionary['passwords-common'].map(String).filter((word) => word.length >= 8)
    expect(common.length).toBeGreaterThan(5_000)
    for (const password of common.slice(0, 5_000))
      expect(await weaknessOf(password, anna), password).not.toBeNull()
  })

  it.each(['Karenina.A@test.example', 'karenina.a', 'Anna Karenina', 'ANNA-KARENINA'])(
    'refuses one’s own %s',
    async (password) => {
      const own = { email: 'karenina.a@test.example', handle: 'anna-karenina', name: 'Anna Karenina' }
      expect(await signUp({ ...own, password })).toMatchObject({ refusal: 'own-password' })
    },
  )

  it.each(['aaaa bbbb cccc dddd', '🙂🙂🙂🙂🙂🙂🙂🙂', ' leading and trailing '])(
    'has no rules of composition: %s',
    async (password) => {
      expectSuccess(await signUp({ ...anna, password }))
    },
  )
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

describe('setUp', () => {
  const first = { ...anna, handle: 'first' }

  it('makes one admin with a link, however many use it at once, and no more', async () => {
    const token = (await makeSetUpLink(operator)) ?? ''
    const people = [1, 2, 3].map((number) => ({
      ...first,
      handle: `first-${number}`,
      email: `${number}@test.example`,
      token,
    }))
    const results = await Promise.all(people.map(setUp))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().user.findMany({ select: { role: true } })).toEqual([{ role: 'admin' }])
    expect(await setUp({ ...first, token })).toMatchObject({ refusal: 'link-spent' })
    expect(await makeSetUpLink(operator)).toBeNull()
  })

  it('takes the newest link only, and none once there is an admin otherwise', async () => {
    const [old, fresh] = [await makeSetUpLink(operator), await makeSetUpLink(operator)]
    expect(await setUp({ ...first, token: old ?? '' })).toMatchObject({ refusal: 'link-spent' })
    await aPerson('admin')
    expect(await setUp({ ...first, token: fresh ?? '' })).toMatchObject({ refusal: 'link-spent' })
    expect(await setUp({ ...first, token: 'made up' })).toMatchObject({ refusal: 'link-spent' })
  })
})

describe('rename', () => {
  it('gives another name once for the same form sent twice, and only so often a day', async () => {
    const person = await aPerson()
    await Promise.all([1, 2].map(async () => expectSuccess(await rename(person, { name: 'Anna K.' }))))
    expect(await db().user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ name: 'Anna K.' })
    expect(await db().event.count({ where: { kind: 'person.renamed' } })).toBe(1)
    for (const name of ['A', 'B', 'C', 'D']) expectSuccess(await rename(person, { name }))
    expect(await rename(person, { name: 'E' })).toMatchObject({ refusal: 'too-often' })
    expectSuccess(await rename(person, { name: 'D' }))
  })
})
