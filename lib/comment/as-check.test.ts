import { describe, expect, it } from 'vitest'
import { maxEvidence } from '@/lib/fact-check/input'
import { evidenceFrom, explanationFrom } from './as-check'

describe('evidenceFrom', () => {
  it('takes the links of a comment once each, as addresses are written', () => {
    expect(
      evidenceFrom('See [the budget](https://Budget.example/2026), https://a.example and https://a.example/'),
    ).toEqual(['https://budget.example/2026', 'https://a.example/'])
  })

  it('leaves out what is no evidence: addresses of mail, links in code, hosts of this network', () => {
    expect(evidenceFrom('<mailto:a@b.example> `https://a.example` http://intranet/x')).toEqual([])
  })

  it('takes no more than a check does', () => {
    const body = Array.from({ length: maxEvidence + 5 }, (_, at) => `https://a.example/${at}`).join(' ')
    expect(evidenceFrom(body)).toHaveLength(maxEvidence)
  })
})

describe('explanationFrom', () => {
  it('names whose words they are, and quotes them', () => {
    expect(explanationFrom('Anna', 'Not so.\n\nSee https://a.example')).toBe(
      'Anna commented:\n\n> Not so.\n>\n> See https://a.example',
    )
  })

  it('fits an explanation even where a comment has nothing but short lines', () => {
    const body = 'a\n'.repeat(2_500).trim()
    expect(explanationFrom('Anna', body).length).toBeLessThanOrEqual(10_000)
    expect(explanationFrom('A'.repeat(80), `${'\n'.repeat(4_998)}ab`).length).toBeLessThanOrEqual(10_000)
  })
})
