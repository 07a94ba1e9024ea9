import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOpinion } from '@/lib/moderation/opinion'
import { type Facts, reasonsToHold } from '@/lib/moderation/rules'
import { heldCodes, heldLabel, heldWords } from '@/lib/review/held'

const calm: Facts = {
  mode: 'open',
  isStaff: false,
  isPreModerated: false,
  standing: 5,
  decided: 0,
  rejected: 0,
  isSuspect: false,
  isRepeated: false,
  isHeldOutside: false,
}
const rules = { firstHeld: 2, rejectionShare: 0.3, rejectionMinimum: 5 }
const held = (change: Partial<Facts>) => reasonsToHold({ ...calm, ...change }, rules)

describe('a comment', () => {
  it.each([
    ['appears at once as a rule', {}, []],
    ['waits on a pre-moderated article', { mode: 'pre-moderated' }, ['article']],
    ['waits when its author is under pre-moderation', { isPreModerated: true }, ['author']],
    ['waits when it is among the first two', { standing: 1 }, ['new-member']],
    ['appears when two have appeared', { standing: 2 }, []],
    ['waits from 30 per cent rejections on', { decided: 10, rejected: 3 }, ['often-rejected']],
    ['appears below 30 per cent', { decided: 10, rejected: 2 }, []],
    ['appears while fewer than five are decided', { decided: 4, rejected: 4 }, []],
    ['waits with two of five rejected', { decided: 5, rejected: 2 }, ['often-rejected']],
    ['names every reason', { isSuspect: true, isHeldOutside: true }, ['suspect-word', 'external']],
    ['of staff is held by nothing', { isStaff: true, mode: 'pre-moderated', isSuspect: true }, []],
    ['of staff is held by a decision about them', { isStaff: true, isPreModerated: true }, ['author']],
  ] as const)('%s', (_, change, codes) => {
    expect(held(change as Partial<Facts>)).toEqual(codes)
  })

  it('is held for no share when the share is 0', () => {
    const off = { ...rules, rejectionShare: 0 }
    expect(reasonsToHold({ ...calm, decided: 9, rejected: 9 }, off)).toEqual([])
  })
})

describe('the reasons to hold', () => {
  it('have words for moderators and for authors', () => {
    for (const code of heldCodes) {
      expect(heldLabel(code)).not.toBe(code)
      expect(heldWords([code])).toMatch(
        /^It waits for a moderator, because .+\. Until then only you see it\.$/,
      )
    }
    expect(heldLabel('of-old')).toBe('of-old')
    expect(heldWords([])).toBe('It waits for a moderator. Until then only you see it.')
  })
})

describe('the opinion of a classifier', () => {
  it('is what it says, with a reason that can be shown', () => {
    expect(readOpinion({ action: 'hold', more: 1 })).toEqual({ action: 'hold' })
    expect(readOpinion({ action: 'refuse', reason: ' too\u0000 rude ' })).toEqual({
      action: 'refuse',
      reason: 'too rude',
    })
  })

  it('is none for anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readOpinion(json)).toEqual({ action: 'none' })
      }),
    )
  })
})
