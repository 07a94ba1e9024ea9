import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeResetLink, resetPassword } from '@/lib/password/mutations'
import { operator, type Viewer } from '@/lib/policy'
import { findHalfway } from '@/lib/second-step/halfway'
import { dropHalfway, finishHalfway, startHalfway } from '@/lib/second-step/mutations'
import { findWays } from '@/lib/second-step/queries'
import { resetDatabase } from '@/test/database'
import { aPerson, aSanction, expectSuccess } from '@/test/factories'
import { aSession, codeOf, withApp } from '@/test/factors'

let anna: Viewer
let secret: string
let codes: string[]
let token: string

beforeEach(async () => {
  await resetDatabase()
  anna = await aPerson()
  ;({ secret, codes } = await withApp(await aSession(anna)))
  token = await startHalfway(anna.id)
})

const finish = (code: string) => finishHalfway(token, { code })

describe('the second step', () => {
  it('is done with a code of the app, and uses up the first', async () => {
    expect(await findWays(token)).toEqual({ hasApp: true, hasPasskey: false })
    expect(await finish('000000')).toMatchObject({ refusal: 'wrong-code' })
    expect(expectSuccess(await finish(codeOf(secret)))).toEqual({ id: anna.id })
    expect(await finish(codeOf(secret, 1))).toMatchObject({ refusal: 'step-over' })
    expect(await findWays(token)).toBeNull()
  })

  it('takes a recovery code once, and says so in the log', async () => {
    const [code = ''] = codes
    expectSuccess(await finish(code.toUpperCase().replaceAll('-', ' ')))
    token = await startHalfway(anna.id)
    expect(await finish(code)).toMatchObject({ refusal: 'wrong-code' })
    expect(await db().event.count({ where: { kind: 'person.recovery-code-used' } })).toBe(1)
  })

  it('does not take a code that was used in another place a moment ago', async () => {
    const code = codeOf(secret)
    expectSuccess(await finish(code))
    token = await startHalfway(anna.id)
    expect(await finish(code)).toMatchObject({ refusal: 'wrong-code' })
  })

  it('sent five times at once lets one in', async () => {
    const code = codeOf(secret)
    const answers = await Promise.all(Array.from({ length: 5 }, () => finish(code)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('takes nobody else’s code', async () => {
    const other = await withApp(await aSession(await aPerson()))
    for (const code of [codeOf(other.secret), other.codes[0] ?? ''])
      expect(await finish(code)).toMatchObject({ refusal: 'wrong-code' })
  })
})

describe('the first step', () => {
  it('keeps no secret that opens anything, and is known by the whole of it only', async () => {
    expect(JSON.stringify(await db().halfSignIn.findMany())).not.toContain(token)
    for (const wrong of ['', token.slice(1), `${token}a`, token.toLowerCase(), anna.id])
      expect(await finishHalfway(wrong, { code: codeOf(secret) })).toMatchObject({ refusal: 'step-over' })
    expectSuccess(await finish(codeOf(secret)))
  })

  it('is over after five minutes, and forgotten with the next', async () => {
    const [row] = await db().halfSignIn.findMany()
    expect((row?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(300_000)
    await db().halfSignIn.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await finish(codeOf(secret))).toMatchObject({ refusal: 'step-over' })
    await startHalfway(anna.id)
    expect(await db().halfSignIn.count()).toBe(1)
  })

  it('ends with a suspension; whoever takes both steps again is let in to read', async () => {
    await aSanction(anna, 'suspension')
    expect(await finish(codeOf(secret))).toMatchObject({ refusal: 'step-over' })
    token = await startHalfway(anna.id)
    expectSuccess(await finish(codeOf(secret)))
  })

  it('ends with a ban, which whoever begins again is told of', async () => {
    await aSanction(anna, 'ban')
    expect(await finish(codeOf(secret))).toMatchObject({ refusal: 'step-over' })
    token = await startHalfway(anna.id)
    expect(await finish(codeOf(secret))).toMatchObject({ refusal: 'banned' })
  })

  it('ends with another password, which leaves the second step as it was', async () => {
    const link = expectSuccess(await makeResetLink(operator, anna.id))
    expectSuccess(await resetPassword({ token: link.token, password: 'a fresh and long password' }))
    expect(await findHalfway(token)).toBeNull()
    token = await startHalfway(anna.id)
    expect(await findWays(token)).toEqual({ hasApp: true, hasPasskey: false })
    expectSuccess(await finish(codeOf(secret)))
  })

  it('is dropped when somebody is in another way', async () => {
    await dropHalfway(token)
    expect(await findHalfway(token)).toBeNull()
  })
})
