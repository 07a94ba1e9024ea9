import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckLifeState, checkStates, decisions, type Step, stateAfter } from '@/lib/fact-check/life'

const steps: Step[] = ['resubmit', 'withdraw', 'claim', ...decisions]

describe('the life of a fact-check', () => {
  it('lets only what waits at the desk be claimed and decided', () => {
    for (const state of checkStates) {
      for (const step of ['claim', ...decisions] as const) {
        expect(stateAfter(state, step) !== null).toBe(state === 'submitted')
      }
    }
  })

  it('leads back to the desk from everywhere but retraction', () => {
    const roads = checkStates.filter((state) => stateAfter(state, 'resubmit') === 'submitted')
    expect(roads).toEqual(checkStates.filter((state) => state !== 'retracted'))
  })

  it('never becomes published without a decision, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps)), (tried) => {
        let state: CheckLifeState = 'submitted'
        for (const step of tried) {
          const next = stateAfter(state, step)
          if (next === 'published' && state !== 'published')
            expect([state, step]).toEqual(['submitted', 'publish'])
          state = next ?? state
        }
      }),
    )
  })

  it('does not let a published check be withdrawn', () => {
    expect(stateAfter('published', 'withdraw')).toBeNull()
  })
})
