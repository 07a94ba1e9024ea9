import { beforeEach, describe, expect, it } from 'vitest'
import { ownParts } from '@/lib/account/own-parts'
import { countOwnWork, listOwnChecks, listOwnComments } from '@/lib/account/queries'
import { deleteComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { withdrawFactCheck } from '@/lib/fact-check/mutations'
import { readPageKey } from '@/lib/page-key'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase } from '@/test/database'
import { aCheck, aComment, anArticle, aPerson, expectSuccess, type TestArticle } from '@/test/factories'

beforeEach(resetDatabase)

let author: Viewer
let article: TestArticle
beforeEach(async () => {
  author = await aPerson()
  article = await anArticle()
})

describe('what one wrote', () => {
  it('stands in the part that says what to do next', async () => {
    const moderator = await aPerson('moderator')
    const decide = async (
      decision: 'publish' | 'reject' | 'request-changes',
      reasonCode: 'sound' | 'other',
    ) => {
      const { id } = await aCheck(author, article)
      const reason = reasonCode === 'other' ? 'Because.' : undefined
      expectSuccess(await decideCase(moderator, { id, version: 1, decision, reasonCode, reason }))
      return id
    }
    const published = await decide('publish', 'sound')
    const rejected = await decide('reject', 'other')
    const changes = await decide('request-changes', 'other')
    const waiting = (await aCheck(author, article)).id
    const drafts = (await aCheck(author, article)).id
    expectSuccess(await withdrawFactCheck(author, { id: drafts, version: 1 }))
    const comment = await aComment(author, article)
    const gone = await aComment(author, article)
    expectSuccess(await deleteComment(author, { id: gone.id, version: 1 }))

    expect(await countOwnWork(author)).toEqual(Object.fromEntries(ownParts.map((part) => [part, 1])))
    for (const [part, id] of Object.entries({ published, rejected, changes, waiting, drafts })) {
      const { entries } = await listOwnChecks(author, part as 'waiting', null, 10)
      expect(entries.map((entry) => entry.id)).toEqual([id])
    }
    expect((await listOwnChecks(author, 'waiting', null, 10)).entries[0]?.place).toBe(1)
    expect((await listOwnChecks(author, 'rejected', null, 10)).entries[0]?.decision?.reason).toBe('Because.')
    expect((await listOwnComments(author, null, 10)).entries.map(({ id }) => id)).toEqual([comment.id])
  })

  it('is nobody else’s', async () => {
    await aCheck(author, article)
    await aComment(author, article)
    const stranger = await aPerson()
    expect(Object.values(await countOwnWork(stranger))).toEqual(ownParts.map(() => 0))
    expect((await listOwnChecks(stranger, 'waiting', null, 10)).entries).toEqual([])
    expect((await listOwnComments(stranger, null, 10)).entries).toEqual([])
  })

  it('is gone through once, page by page, also where moments are the same', async () => {
    for (let n = 0; n < 3; n++) {
      await aCheck(author, article)
      await aComment(author, article)
    }
    const createdAt = new Date('2026-01-01T00:00:00.123Z')
    await db().factCheck.updateMany({ data: { createdAt } })
    await db().comment.updateMany({ data: { createdAt } })
    const seen: string[] = []
    for (const list of [
      (after: string | null) => listOwnChecks(author, 'waiting', readPageKey(after), 2),
      (after: string | null) => listOwnComments(author, readPageKey(after), 2),
    ]) {
      const first = await list(null)
      const second = await list(first.next)
      expect(second.next).toBeNull()
      seen.push(...first.entries.map(({ id }) => id), ...second.entries.map(({ id }) => id))
    }
    expect(seen).toHaveLength(6)
    expect(new Set(seen).size).toBe(6)
  })
})
