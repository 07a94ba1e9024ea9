import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { look } from '@/lib/presence/mutations'
import { resetDatabase, sql } from '@/test/database'
import { aCheck, anArticle, aPerson, expectSuccess } from '@/test/factories'

beforeEach(resetDatabase)

describe('look', () => {
  it('tells each of two who the other is, until they leave or fall silent, without an event', async () => {
    const author = await aPerson()
    const [lena, ola] = [await aPerson('moderator'), await aPerson('moderator')]
    const { id } = await aCheck(author, await anArticle())
    const events = await db().event.count()
    await Promise.all([look(lena, { id }), look(lena, { id })])
    expect(expectSuccess(await look(ola, { id })).names).toEqual([lena.name])
    expect(expectSuccess(await look(lena, { id })).names).toEqual([ola.name])
    await look(ola, { id, leaves: 'yes' })
    expect(expectSuccess(await look(lena, { id })).names).toEqual([])
    await sql("UPDATE case_look SET seen_at = now() - interval '30 seconds'")
    expect(expectSuccess(await look(ola, { id })).names).toEqual([])
    expect(await db().event.count()).toBe(events)
    expect(await look(author, { id })).toMatchObject({ refusal: 'not-found' })
  })
})
