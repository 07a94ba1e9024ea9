import type { PublicCheck } from './shape'
import { exportNumber, verdictMeanings } from './verdicts'

/**
 * A published check in the words of schema.org's ClaimReview, for search engines and archives. The rating has a number
 * only for verdicts on the scale from false to true; the others have their label alone. Whether a claimant is a person
 * or an organisation isn't known, so it is a Thing.
 */
export function claimReview(
  check: PublicCheck,
  url: string,
  articleUrl: string,
  site: { name: string; url: string },
) {
  const { claim, claimant, claimedOn, verdict, conclusion } = check.judgement
  const number = exportNumber(verdict)
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url,
    datePublished: check.publishedAt.slice(0, 10),
    claimReviewed: claim,
    reviewBody: conclusion,
    author: { '@type': 'Organization', name: site.name, url: site.url },
    itemReviewed: {
      '@type': 'Claim',
      ...(claimant ? { author: { '@type': 'Thing', name: claimant } } : {}),
      ...(claimedOn ? { datePublished: claimedOn } : {}),
      appearance: { '@type': 'CreativeWork', url: articleUrl, headline: check.place.title },
    },
    reviewRating: {
      '@type': 'Rating',
      ...(number === null ? {} : { ratingValue: number, bestRating: 5, worstRating: 1 }),
      alternateName: verdictMeanings[verdict].label,
    },
  }
}

/** JSON that can stand in a `<script>`: no text in it can end the element or open a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

/** How to cite a published check: who, what, where, when. */
export function citationOf(check: PublicCheck, day: string, url: string, siteName: string): string {
  const { label } = verdictMeanings[check.judgement.verdict]
  const verdict = check.isRetracted ? `${label} (retracted)` : label
  return `${check.author.name}: “${check.judgement.claim}” Verdict: ${verdict}. ${siteName}, ${day}. ${url}`
}
