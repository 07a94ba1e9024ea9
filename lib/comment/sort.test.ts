import { describe, expect, it } from 'vitest'
import { type Sort, sortThreads } from './sort'
import type { CommentView, ThreadView } from './thread'

const thread = (id: string, replyCount: number, helpfulCount: number): ThreadView => ({
  root: { id, helpfulCount } as CommentView,
  replies: [],
  replyCount,
})

describe('the order of threads', () => {
  const threads = [thread('b', 4, 0), thread('a', 1, 2), thread('d', 0, 3), thread('c', 4, 2)]

  it.each<[Sort, string]>([
    ['oldest', 'abcd'],
    ['newest', 'dcba'],
    ['most-discussed', 'bcad'],
    ['most-helpful', 'dacb'],
  ])('%s', (sort, order) => {
    expect(
      sortThreads(threads, sort)
        .map(({ root }) => root.id)
        .join(''),
    ).toBe(order)
    expect(threads[0]?.root.id).toBe('b')
  })
})
