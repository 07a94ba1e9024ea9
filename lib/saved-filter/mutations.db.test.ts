import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import { mostSavedFilters, tidyQuery } from '@/lib/saved-filter/input'
import { deleteFilter, renameFilter, saveFilter } from '@/lib/saved-filter/mutations'
import { listSavedFilters } from '@/lib/saved-filter/queries'
import { resetDatabase } from '@/test/database'
import { aPerson, expectSuccess } from '@/test/factories'

let lena: Viewer

beforeEach(async () => {
  await resetDatabase()
  lena = await aPerson('moderator')
})

const spam = { name: 'Spam', query: 'kind=flag' }

describe('a saved filter', () => {
  it('is kept, replaced under its name, renamed and deleted, and leaves no event', async () => {
    const { id } = expectSuccess(await saveFilter(lena, spam))
    expect(expectSuccess(await saveFilter(lena, { ...spam, query: 'kind=comment' })).id).toBe(id)
    expectSuccess(await renameFilter(lena, { id, name: 'Held' }))
    expect(await listSavedFilters(lena)).toEqual([{ id, name: 'Held', query: 'kind=comment' }])
    expectSuccess(await deleteFilter(lena, { id }))
    expectSuccess(await deleteFilter(lena, { id }))
    expect(await listSavedFilters(lena)).toEqual([])
    expect(await db().event.count()).toBe(0)
  })

  it('is one when it is saved twice at once, and no name stands twice', async () => {
    const results = await Promise.all([1, 2, 3].map(() => saveFilter(lena, spam)))
    expect(new Set(results.map((result) => expectSuccess(result).id)).size).toBe(1)
    const other = expectSuccess(await saveFilter(lena, { name: 'Other', query: '' }))
    expect(await renameFilter(lena, { id: other.id, name: 'Spam' })).toMatchObject({ refusal: 'taken' })
  })

  it('is one’s own, and there is room for so many', async () => {
    const { id } = expectSuccess(await saveFilter(lena, spam))
    const ola = await aPerson('moderator')
    expect(await renameFilter(ola, { id, name: 'Mine' })).toMatchObject({ refusal: 'not-found' })
    expect(await deleteFilter(ola, { id })).toMatchObject({ refusal: 'not-found' })
    expect(await saveFilter(await aPerson(), spam)).toMatchObject({ refusal: 'not-found' })
    for (let count = 1; count < mostSavedFilters; count++)
      expectSuccess(await saveFilter(lena, { ...spam, name: String(count) }))
    expect(await saveFilter(lena, { ...spam, name: 'One more' })).toMatchObject({
      refusal: 'too-many-filters',
    })
  })

  it('holds only what a filter is made of', () => {
    expect(tidyQuery('after=1&kind=flag&q=a%20b&decided=x&view=all')).toBe('q=a+b&kind=flag')
  })
})
