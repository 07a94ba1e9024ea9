import { describe, expect, it } from 'vitest'
import {
  exportNumber,
  isVerdict,
  needsEvidence,
  underlineOf,
  type Verdict,
  verdictMeanings,
  verdicts,
  worstVerdict,
} from './verdicts'

describe('the list of verdicts', () => {
  it('holds the twelve of the domain, in its order', () => {
    expect(verdicts.join(' ')).toBe(
      'accurate mostly-accurate mixed missing-context misleading mostly-false false fabricated unsupported unverifiable outdated opinion',
    )
  })

  it.each(verdicts)('gives %s a label and a definition of one sentence', (verdict) => {
    const { label, definition } = verdictMeanings[verdict]
    expect(label).toMatch(/^[A-Z][a-z ]+$/)
    expect(definition).toMatch(/^[A-Z].{20,100}\.$/)
  })

  it('gives every verdict a severity of its own', () => {
    expect(new Set(verdicts.map((verdict) => verdictMeanings[verdict].severity)).size).toBe(verdicts.length)
  })

  it('knows its own words and no others', () => {
    expect(verdicts.every(isVerdict)).toBe(true)
    for (const word of ['', 'True', 'FALSE', 'toString', '__proto__', null, undefined, 3, ['false']]) {
      expect(isVerdict(word)).toBe(false)
    }
  })
})

describe('numbers', () => {
  it('exist for the first eight only, never rising from accurate to fabricated', () => {
    expect(verdicts.map(exportNumber)).toEqual([5, 4, 3, 3, 2, 2, 1, 1, null, null, null, null])
  })
})

describe('evidence', () => {
  it('is needed for all but the unverifiable and opinion', () => {
    expect(verdicts.filter((verdict) => !needsEvidence(verdict))).toEqual(['unverifiable', 'opinion'])
  })
})

describe('the worst verdict', () => {
  it.each<[Verdict[], Verdict | null]>([
    [[], null],
    [['accurate'], 'accurate'],
    [['accurate', 'false', 'misleading'], 'false'],
    [['false', 'fabricated'], 'fabricated'],
    [['opinion', 'accurate'], 'accurate'],
    [['mostly-accurate', 'unverifiable'], 'unverifiable'],
    [['unsupported', 'outdated', 'mixed'], 'mixed'],
    [['missing-context', 'missing-context'], 'missing-context'],
  ])('of %j is %s', (list, worst) => {
    expect(worstVerdict(list)).toBe(worst)
    expect(worstVerdict(list.toReversed())).toBe(worst)
  })
})

describe('underlines', () => {
  it('differ between the five tones', () => {
    const styles = new Map(verdicts.map((verdict) => [verdictMeanings[verdict].tone, underlineOf(verdict)]))
    expect(Object.fromEntries(styles)).toEqual({
      accurate: 'solid',
      context: 'dashed',
      misleading: 'wavy',
      false: 'double',
      none: 'dotted',
    })
  })
})
