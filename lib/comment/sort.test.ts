import { describe, expect, it } from 'vitest'
import { type Sort, sortThreads } from './sort'
import type { CommentView, ThreadView } from './thread'

const thread = (id: string, replyCount: number): ThreadView => ({
  root: { id } as CommentView,
  replies: [],
  replyCount,
})

describe('the order of threads', () => {
  const threads = [thread('b', 4), thread('a', 1), thread('d', 0), thread('c', 4)]

  it.each<[Sort, string]>([
    ['oldest', 'abcd'],
    ['newest', 'dcba'],
    ['most-discussed', 'bcad'],
  ])('%s', (sort, order) => {
    expect(
      sortThreads(threads, sort)
        .map(({ root }) => root.id)
        .join(''),
    ).toBe(order)
    expect(threads[0]?.root.id).toBe('b')
  })
})
