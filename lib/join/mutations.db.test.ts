import { beforeEach, describe, expect, it } from 'vitest'
import { makeAccount } from '@/lib/account/make-account'
import { findByPassword, signUp } from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { askToJoin, joinByLink } from '@/lib/join/mutations'
import { resetDatabase } from '@/test/database'
import { aPerson, expectSuccess } from '@/test/factories'
import { countLetters, lapseLinks, lastLink } from '@/test/letters'
import { withSettings } from '@/test/settings'

withSettings(async () => ({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'news@obelus.test' }))

const email = 'anna@test.example'
const anna = { handle: 'anna', name: 'Anna', password: 'correct horse battery' }
const spent = { refusal: 'link-spent' }

beforeEach(resetDatabase)

async function asked(next?: string): Promise<string> {
  expectSuccess(await askToJoin({ email, next }))
  return lastLink('join')
}

describe('making an account on a site that sends mail', () => {
  it('answers the same whether the address has an account, and makes nothing yet', async () => {
    expectSuccess(await makeAccount({ ...anna, email, isVouchedFor: true }))
    for (const address of [email, 'nobody@test.example'])
      expect(await askToJoin({ email: address })).toEqual({ ok: true, value: { email: address } })
    expect(await countLetters()).toEqual({ join: 2 })
    expect(await db().user.count()).toBe(1)
  })

  it('makes one account with a link, also when its form is sent three times at once', async () => {
    const [older, token] = [await asked(), await asked('/articles/one')]
    const results = await Promise.all([1, 2, 3].map(() => joinByLink({ ...anna, token })))
    const made = results.filter(({ ok }) => ok)
    expect(made.length).toBeGreaterThan(0)
    expect(new Set(made.map((result) => expectSuccess(result).id)).size).toBe(1)
    expect(made[0]).toMatchObject({ value: { next: '/articles/one' } })
    expect(await db().user.findMany()).toMatchObject([
      { email, handle: 'anna', role: 'member', emailVerifiedAt: expect.any(Date) },
    ])
    expect(await db().event.count({ where: { kind: 'person.joined' } })).toBe(1)
    for (const link of [older, token])
      expect(await joinByLink({ ...anna, handle: 'other', token: link })).toMatchObject(spent)
    expectSuccess(await findByPassword({ email, password: anna.password }))
  })

  it('keeps its link when the handle is taken or the password would be guessed', async () => {
    const [other, token] = [await aPerson(), await asked()]
    expect(await joinByLink({ ...anna, handle: other.handle, token })).toMatchObject({
      refusal: 'taken',
      detail: { field: 'handle' },
    })
    expect(await joinByLink({ ...anna, password: email, token })).toMatchObject({ refusal: 'own-password' })
    expectSuccess(await joinByLink({ ...anna, token }))
  })

  it('is over when the link ran out, or somebody has the address meanwhile', async () => {
    const token = await asked()
    expectSuccess(await makeAccount({ ...anna, handle: 'first', email }))
    expect(await joinByLink({ ...anna, token })).toMatchObject(spent)
    expectSuccess(await askToJoin({ email: 'late@test.example' }))
    await lapseLinks()
    expect(await joinByLink({ ...anna, handle: 'late', token: await lastLink('join') })).toMatchObject(spent)
  })

  it('has no other way than the mail, and where none is sent no mail', async () => {
    expect(await signUp({ ...anna, email })).toMatchObject({ refusal: 'not-found' })
    const { SMTP_URL } = env()
    Reflect.deleteProperty(env(), 'SMTP_URL')
    try {
      expect(await askToJoin({ email })).toMatchObject({ refusal: 'not-found' })
    } finally {
      Object.assign(env(), { SMTP_URL })
    }
  })
})
