import { beforeEach, describe, expect, it } from 'vitest'
import { addNote } from '@/lib/case-note/mutations'
import { db } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { findCase } from '@/lib/review/queries'
import { resetDatabase } from '@/test/database'
import { aCheck, anArticle, aPerson, expectSuccess, newKey } from '@/test/factories'

let author: Viewer
let lena: Viewer
let id: string

beforeEach(async () => {
  await resetDatabase()
  author = await aPerson()
  lena = await aPerson('moderator')
  id = (await aCheck(author, await anArticle())).id
})

const body = 'Ask the budget office first.'

describe('addNote', () => {
  it('is shown at every case of the same thing, the later ones too, with an entry that does not quote it', async () => {
    expectSuccess(await addNote(lena, { key: newKey(), id, body }))
    const reject = { version: 1, decision: 'reject', reasonCode: 'not-checkable' } as const
    expectSuccess(await decideCase(lena, { id, ...reject }))
    const ola = await aPerson('moderator')
    expect((await findCase(ola, id))?.notes).toMatchObject([{ body, author: lena.name, isOfThisCase: true }])
    const event = await db().event.findFirstOrThrow({ where: { kind: 'case.noted' } })
    expect(JSON.stringify(event.data)).not.toContain('budget')
    expect(event.isPublic).toBe(false)
  })

  it('is one note when it is sent twice at once', async () => {
    const input = { key: newKey(), id, body }
    const [one, two] = await Promise.all([addNote(lena, input), addNote(lena, input)])
    expect(expectSuccess(one)).toEqual(expectSuccess(two))
    expect(await db().caseNote.count()).toBe(1)
  })

  it('is neither written nor read by members, or by a moderator whose own work it is about', async () => {
    expect(await addNote(author, { key: newKey(), id, body })).toMatchObject({ refusal: 'not-found' })
    const own = await aCheck(lena, await anArticle())
    expect(await addNote(lena, { key: newKey(), id: own.id, body })).toMatchObject({ refusal: 'own-work' })
    const ola = await aPerson('moderator')
    expectSuccess(await addNote(ola, { key: newKey(), id: own.id, body }))
    expect((await findCase(lena, own.id))?.notes).toEqual([])
  })
})
