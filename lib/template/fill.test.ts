import { describe, expect, it } from 'vitest'
import { fillTemplate } from '@/lib/template/fill'

describe('a template', () => {
  it('has its placeholders filled in, each as often as it stands there', () => {
    expect(
      fillTemplate('{author}, “{quote}” in {article}: {claim} {author}', {
        author: 'Mira',
        quote: '30 million',
        article: 'A plan',
        claim: 'It costs {quote}.',
      }),
    ).toBe('Mira, “30 million” in A plan: It costs {quote}. Mira')
  })

  it('shows what is missing, and leaves other braces alone', () => {
    expect(fillTemplate('“{quote}” {other} {constructor}', { quote: null })).toBe('“…” {other} {constructor}')
  })
})
