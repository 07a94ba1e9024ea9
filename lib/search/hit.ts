import type { VerdictCount } from '@/lib/article/article-page'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { SearchKey, SearchKind } from '@/lib/search/filter'
import type { Marked } from '@/lib/search/marked'

/** Something that was found, with the words marked by which it was. */
export type Hit =
  | {
      kind: 'article'
      id: string
      title: Marked[]
      words: Marked[]
      /** The paragraph that the words are from. */
      paragraphId: string | null
      slug: string
      site: string | null
      language: string
      at: string
      verdicts: VerdictCount[]
    }
  | {
      kind: 'claim'
      id: string
      claim: Marked[]
      claimant: string | null
      /** What the latest of its checks came to. */
      conclusion: string
      checks: { id: string; verdict: Verdict }[]
      article: HitPlace
      language: string
      at: string
    }
  | {
      kind: 'fact-check'
      id: string
      claim: Marked[]
      words: Marked[]
      verdict: Verdict
      author: { handle: string; name: string }
      article: HitPlace
      language: string
      at: string
      isExample: boolean
    }
  | {
      kind: 'comment'
      id: string
      words: Marked[]
      author: { handle: string; name: string }
      article: HitPlace
      language: string
      at: string
      isExample: boolean
    }

/** The article in which something stands, and the paragraph. */
export type HitPlace = { slug: string; title: string; paragraphId: string }

/** What was found of one kind: a page of it. `isCut`: more fits than was ranked; the newest of it was. */
export type HitPage = {
  kind: SearchKind
  hits: Hit[]
  count: number
  isCut: boolean
  next: SearchKey | null
}

export type SearchAnswer = {
  /** All that fits none, or nothing that can be looked for was typed. */
  status: 'found' | 'nothing' | 'no-words'
  pages: HitPage[]
  /** How much there is of the kinds that are not shown, up to one more than is counted. */
  counts: Partial<Record<SearchKind, number>>
  /** The last word was taken for the beginning of one. */
  isBegun: boolean
  /** What may have been meant, where it finds something. */
  meant: string | null
}
