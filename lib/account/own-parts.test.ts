import { describe, expect, it } from 'vitest'
import { ownPartFrom, ownParts, partOf, statesOf } from '@/lib/account/own-parts'
import { checkStates } from '@/lib/fact-check/life'

describe('the parts of what one wrote', () => {
  it('hold every state of a check exactly once', () => {
    const listed = ownParts.flatMap((part) => (part === 'comments' ? [] : statesOf(part)))
    expect(listed.toSorted()).toEqual([...checkStates].toSorted())
    for (const state of checkStates) expect(statesOf(partOf(state))).toContain(state)
  })

  it('are asked for by name', () => {
    expect(ownPartFrom('waiting')).toBe('waiting')
    for (const word of [undefined, '', 'Waiting', ['waiting'], 'toString'])
      expect(ownPartFrom(word)).toBeNull()
  })
})
