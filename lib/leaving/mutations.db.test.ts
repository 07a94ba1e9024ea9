import { beforeEach, describe, expect, it } from 'vitest'
import { makeAccount } from '@/lib/account/make-account'
import { findByPassword, setRole, signUp } from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { askToLeave, endDueAccounts, keepAccount } from '@/lib/leaving/mutations'
import { operator, type Viewer } from '@/lib/policy'
import { findViewer, startSession } from '@/lib/session/mutations'
import { resetDatabase, sql } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  expectSuccess,
  newId,
  paragraphOf,
  sessionOf,
} from '@/test/factories'
import { countLetters, lastLink } from '@/test/letters'
import { withSettings } from '@/test/settings'

withSettings(async () => ({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'news@obelus.test' }))

const anna = { email: 'anna@test.example', handle: 'anna', name: 'Anna', password: 'correct horse battery' }
const { password } = anna
const tomorrow = () => new Date(Date.now() + 24 * 3_600_000 + 1_000)
let viewer: Viewer

beforeEach(async () => {
  await resetDatabase()
  const { id } = expectSuccess(await signUp({ ...anna, isVouchedFor: true }))
  viewer = { id, handle: anna.handle, name: anna.name, role: 'member' }
})

const row = () => db().user.findUniqueOrThrow({ where: { id: viewer.id } })

describe('askToLeave', () => {
  it('ends every session, writes a letter, and lets the account go a day later, once', async () => {
    const token = await startSession(viewer.id, null)
    const asked = await Promise.all([1, 2, 3].map(() => askToLeave(sessionOf(viewer), { password })))
    expect(new Set(asked.map((result) => expectSuccess(result).at)).size).toBe(1)
    expect(await findViewer(token)).toBeNull()
    expect(await countLetters()).toEqual({ leaving: 1 })
    expect(await endDueAccounts(new Date())).toEqual({ ended: 0 })
    const ended = await Promise.all([1, 2].map(() => endDueAccounts(tomorrow())))
    expect(ended.map((one) => one.ended).sort()).toEqual([0, 1])
    expect(
      await db().event.findMany({ where: { kind: { in: ['person.leaving', 'person.left'] } } }),
    ).toHaveLength(2)
  })

  it('does nothing without the password', async () => {
    expect(await askToLeave(sessionOf(viewer), { password: 'not this' })).toMatchObject({
      refusal: 'wrong-password',
    })
    expect((await row()).leavesAt).toBeNull()
  })

  it('keeps the last admin, also one who became the last after asking', async () => {
    expectSuccess(await setRole(operator, { personId: viewer.id, role: 'admin' }))
    const admin = { ...viewer, role: 'admin' as const }
    expect(await askToLeave(sessionOf(admin), { password })).toMatchObject({ refusal: 'last-admin' })
    const other = await aPerson('admin')
    expectSuccess(await askToLeave(sessionOf(admin), { password }))
    expectSuccess(await setRole(operator, { personId: other.id, role: 'member' }))
    expect(await endDueAccounts(tomorrow())).toEqual({ ended: 0 })
    expect(await row()).toMatchObject({ leavesAt: null, leftAt: null, name: 'Anna' })
  })

  it.each(['signing in', 'the link'])('is taken back by %s', async (way) => {
    expectSuccess(await askToLeave(sessionOf(viewer), { password }))
    const token = await lastLink('leaving')
    if (way === 'signing in') await startSession(viewer.id, null)
    else {
      expectSuccess(await keepAccount({ token }))
      expect(await keepAccount({ token })).toMatchObject({ refusal: 'link-spent' })
    }
    expect(await endDueAccounts(tomorrow())).toEqual({ ended: 0 })
    expect((await row()).leavesAt).toBeNull()
    expect(await db().event.count({ where: { kind: 'person.stayed' } })).toBe(1)
  })
})

describe('an account that goes', () => {
  it('leaves what is public under “Former member”, takes back what waits, and nothing else of the person', async () => {
    const [article, other] = [await anArticle(), await aPerson()]
    const comment = await aComment(viewer, article)
    const waiting = await aCheck(viewer, article)
    const draft = {
      id: newId(),
      authorId: viewer.id,
      articleId: article.id,
      paragraphId: paragraphOf(article, 0),
    }
    await db().checkDraft.create({ data: { ...draft, values: { claim: 'Mine alone' } } })
    await db().block.create({ data: { blockerId: viewer.id, blockedId: other.id } })
    await startSession(viewer.id, 'Firefox')
    expectSuccess(await askToLeave(sessionOf(viewer), { password }))
    expect(await endDueAccounts(tomorrow())).toEqual({ ended: 1 })

    expect(await row()).toMatchObject({ name: 'Former member', passwordHash: null, role: 'member' })
    expect((await row()).handle).toMatch(/^former-[0-9a-f]{12}$/)
    expect(await findByPassword(anna)).toMatchObject({ refusal: 'wrong-credentials' })
    expect(await db().comment.findUnique({ where: { id: comment.id } })).toMatchObject({ state: 'visible' })
    expect(await db().factCheck.findUnique({ where: { id: waiting.id } })).toMatchObject({ state: 'draft' })
    expect(await db().reviewCase.count({ where: { factCheckId: waiting.id, state: 'open' } })).toBe(0)
    for (const table of [
      'check_draft',
      'follow',
      'block',
      'sign_in_session',
      'account_letter',
      'idempotency_key',
    ])
      expect(await sql(`SELECT 1 FROM ${table}`), table).toEqual([])
    // Neither in what is kept of them nor in the log.
    const log = await sql<{ all: string }>('SELECT json_agg(e)::text AS all FROM event e')
    const kept = `${JSON.stringify(await row())}${log[0]?.all}`
    for (const word of [anna.email, '"anna"', '"Anna"']) expect(kept).not.toContain(word)
    // And the address is free again.
    expectSuccess(await makeAccount(anna))
  })
})
