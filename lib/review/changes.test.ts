import { describe, expect, it } from 'vitest'
import type { Judgement } from '@/lib/fact-check/shape'
import { changesBetween } from './changes'

const version: Judgement = {
  number: 1,
  claim: 'The plan costs 30 million.',
  claimant: null,
  claimedOn: null,
  verdict: 'accurate',
  conclusion: 'One speaker is the source.',
  explanation: 'See the budget.',
  explanationHtml: '',
  wouldChange: null,
  checkAgainOn: null,
  createdAt: '2026-08-20T10:00:00.000Z',
  correctionNote: null,
  evidence: [],
}

describe('what changed between two versions', () => {
  it('is nothing when the words are the same', () => {
    expect(changesBetween(version, { ...version, number: 2 })).toEqual([])
  })

  it('is told word by word, and joins to the old and the new text', () => {
    const now = { ...version, conclusion: 'One speaker is the only source.' }
    const [change] = changesBetween(version, now)
    expect(change?.field).toBe('Conclusion')
    const joined = (without: string) =>
      change?.parts
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('')
    expect(joined('added')).toBe(version.conclusion)
    expect(joined('removed')).toBe(now.conclusion)
  })

  it('names verdicts as people read them, and sources with all they say', () => {
    const source = {
      url: 'https://a.example/1',
      title: 'A',
      publisher: null,
      quote: 'q',
      stance: 'supports' as const,
      archiveUrl: null,
      readOn: null,
    }
    const changes = changesBetween(version, { ...version, verdict: 'mostly-false', evidence: [source] })
    expect(changes.map(({ field }) => field)).toEqual(['Verdict', 'Evidence'])
    expect(JSON.stringify(changes)).toContain('Mostly false')
    expect(JSON.stringify(changes)).toContain('“q”')
  })

  it('gives up comparing soon, not late', () => {
    const long = (letter: string) =>
      Array.from({ length: 5_000 }, (_, at) => letter + at)
        .join(' ')
        .slice(0, 10_000)
    expect(
      changesBetween({ ...version, explanation: long('a') }, { ...version, explanation: long('b') }),
    ).toHaveLength(1)
  })
})
