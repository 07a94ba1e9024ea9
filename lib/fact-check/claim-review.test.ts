import { describe, expect, it } from 'vitest'
import { claimReview, scriptJson } from './claim-review'
import type { PublicCheck } from './shape'
import { exportNumber, type Verdict, verdicts } from './verdicts'

function aCheck(verdict: Verdict): PublicCheck {
  return {
    id: '01a20b61-18f2-72b5-958b-4182ff5f1c84',
    claimId: '01a20b61-18f2-72b5-958b-4182ff5f1c85',
    isExample: false,
    isRetracted: false,
    author: { handle: 'mira', name: 'Mira' },
    publishedAt: '2026-08-21T10:00:00.000Z',
    steps: [],
    retraction: null,
    corrections: [],
    place: {
      articleId: 'a',
      slug: 's',
      title: 'An article',
      language: 'en',
      sourceUrl: null,
      paragraphId: 'p',
      number: 1,
      text: 'Words.',
      quote: null,
      start: null,
      end: null,
      revision: 1,
      currentRevision: 1,
      fits: 'anchored',
      now: 'costs 30 million',
    },
    judgement: {
      number: 1,
      claim: 'A claim.',
      claimant: 'Someone',
      claimedOn: '2026-08-20',
      verdict,
      conclusion: 'A conclusion.',
      explanation: '',
      explanationHtml: '',
      wouldChange: null,
      checkAgainOn: null,
      createdAt: '2026-08-20T10:00:00.000Z',
      correctionNote: null,
      evidence: [],
    },
  }
}

const site = { name: 'Obelus', url: 'https://obelus.example/' }

describe('a check for search engines', () => {
  it.each(verdicts)('rates %s with a number only where the verdict is on the scale', (verdict) => {
    const { reviewRating } = claimReview(aCheck(verdict), 'https://o.example/c', 'https://o.example/a', site)
    const number = exportNumber(verdict)
    expect('ratingValue' in reviewRating ? reviewRating.ratingValue : null).toBe(number)
    expect(reviewRating.alternateName).toBeTruthy()
  })

  it('says who claimed it and when, where that is known', () => {
    const { itemReviewed } = claimReview(aCheck('false'), 'https://o.example/c', 'https://o.example/a', site)
    expect(itemReviewed).toMatchObject({ author: { name: 'Someone' }, datePublished: '2026-08-20' })
  })

  it('cannot break out of its script element', () => {
    const json = scriptJson({ claim: '</script><script>alert(1)</script><!--' })
    expect(json).not.toContain('<')
    expect(JSON.parse(json)).toEqual({ claim: '</script><script>alert(1)</script><!--' })
  })
})
