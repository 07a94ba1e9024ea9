import { describe, expect, it } from 'vitest'
import { mayReadOpinions, weigh } from '@/lib/review/weigh'

describe('weigh', () => {
  it('lets one decide where one is enough', () => {
    expect(weigh(1, [], 'publish')).toBe('settles')
  })

  it('takes the first of two for an opinion, and the second for the decision if both agree', () => {
    expect(weigh(2, [], 'publish')).toBe('opinion')
    expect(weigh(2, ['publish'], 'publish')).toBe('settles')
  })

  it('sends a disagreement to a third, who decides whatever they say', () => {
    expect(weigh(2, ['publish'], 'reject')).toBe('disagrees')
    for (const third of ['publish', 'reject', 'request-changes'] as const)
      expect(weigh(3, ['publish', 'reject'], third)).toBe('settles')
  })
})

describe('mayReadOpinions', () => {
  it('keeps opinions from each other, shows them to a third, and to all once it is decided', () => {
    expect(mayReadOpinions({ isClosed: false, given: 1 }, false)).toBe(false)
    expect(mayReadOpinions({ isClosed: false, given: 2 }, false)).toBe(true)
    expect(mayReadOpinions({ isClosed: false, given: 2 }, true)).toBe(false)
    expect(mayReadOpinions({ isClosed: true, given: 2 }, true)).toBe(true)
  })
})
