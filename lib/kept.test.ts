import { beforeEach, describe, expect, it } from 'vitest'
import { keep, Missing, orNull } from '@/lib/kept'
import { takeUnread } from '@/lib/unread'

const failing = (error: Error) => () => Promise.reject(error)

describe('what is read through the shared cache', () => {
  beforeEach(() => void takeUnread())

  it('is what the reader gives', async () => {
    expect(await orNull(keep(['a'], ['tag'], async () => 1))).toBe(1)
    expect(takeUnread()).toEqual([])
  })

  it('is null for what is missing, and thrown, so that it is not kept', async () => {
    await expect(keep(['a'], ['tag'], failing(new Missing()))).rejects.toThrow(Missing)
    expect(await orNull(keep(['a'], ['tag'], failing(new Missing())))).toBeNull()
    expect(takeUnread()).toEqual([])
  })

  it('is noted as unread when reading fails', async () => {
    await expect(orNull(keep(['a'], ['tag'], failing(new Error('away'))))).rejects.toThrow('away')
    expect(takeUnread()).toEqual(['tag'])
  })
})
