import { describe, expect, it } from 'vitest'
import { pairRules } from './pair-rules'

describe('the rules by which words and notes light each other', () => {
  it('name each pair, and nothing but it', () => {
    const rules = pairRules(0, 12)
    for (let n = 0; n < 12; n += 1) {
      expect(rules).toContain(`[data-n="${n}"]:is(:hover`)
      expect(rules).toContain(`mark[data-of~="${n}"]`)
    }
    expect(rules).not.toContain('"12"')
    expect(rules.match(/\{/g)?.length).toBe(rules.match(/\}/g)?.length)
  })

  it('are none where nothing points', () => {
    expect(pairRules(0, 0)).toBe('')
  })
})
