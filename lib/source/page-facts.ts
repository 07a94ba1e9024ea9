import { codePointLength, sliceCodePoints, textProblem } from '@/lib/text'
import { readLinkedData } from './linked-data'
import { listenToPage, type Said } from './page-said'

/** What a page says it is called, and who publishes it; null where it says nothing that can be used. */
export type PageFacts = { title: string | null; publisher: string | null }

/**
 * Title and publisher of a page: what it tells those who share it (Open Graph), else what it tells machines (JSON-LD),
 * else its `title` element, without the site's name at the end. Lengths are those of the fields that they fill; words
 * with damaged or hidden characters are left out.
 */
export function readPageFacts(html: string): PageFacts {
  return factsOf(listenToPage(html))
}

/** As `readPageFacts`, of a page that was listened to. */
export function factsOf({ meta, title, scripts }: Said): PageFacts {
  const linked = scripts.map(readLinkedData)
  const publisher = tidy(
    [meta.get('og:site_name'), ...linked.map((facts) => facts.publisher), meta.get('application-name')],
    200,
  )
  const told = [meta.get('og:title'), ...linked.map((facts) => facts.title), meta.get('twitter:title')]
  const named = tidy(told, 300) ?? tidy([title], 300)
  return { title: named && withoutSite(named, publisher), publisher }
}

/** The first of some words that can be used, on one line and no longer than `most` code points. */
export function tidy(candidates: (string | undefined)[], most: number): string | null {
  for (const words of candidates) {
    const line = (words ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
    if (!line || textProblem(line)) continue
    return codePointLength(line) > most ? `${sliceCodePoints(line, 0, most - 1).trimEnd()}…` : line
  }
  return null
}

/** “Budget 2026 | The Courier”, published by The Courier, is “Budget 2026”. */
function withoutSite(title: string, publisher: string | null): string {
  if (!publisher || !title.toLowerCase().endsWith(publisher.toLowerCase())) return title
  const rest = title.slice(0, title.length - publisher.length)
  const name = rest.replace(/ [|–—·:»-]+ ?$/u, '')
  return name && name !== rest ? name : title
}
