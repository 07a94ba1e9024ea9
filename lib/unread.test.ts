import { beforeEach, describe, expect, it } from 'vitest'
import { tags } from '@/lib/cache-tags'
import { noteUnread, takeUnread } from '@/lib/unread'

describe('what could not be read', () => {
  beforeEach(() => void takeUnread())

  it('is given once, each tag one time', () => {
    noteUnread([tags.front(), tags.article('a')])
    noteUnread([tags.front()])
    expect(takeUnread()).toEqual([tags.front(), tags.article('a')])
    expect(takeUnread()).toEqual([])
  })

  it('is everything when it would be a very long list', () => {
    for (let i = 0; i <= 1_000; i++) noteUnread([tags.slug(`made-up-${i}`)])
    expect(takeUnread()).toEqual([tags.everything()])
  })
})
