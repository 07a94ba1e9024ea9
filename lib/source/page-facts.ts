import { Parser } from 'htmlparser2'
import { codePointLength, sliceCodePoints, textProblem } from '@/lib/text'
import { type LinkedFacts, readLinkedData } from './linked-data'

/** What a page says it is called, and who publishes it; null where it says nothing that can be used. */
export type PageFacts = { title: string | null; publisher: string | null }

/** How much of a page is read (in UTF-16 units), and how deeply nested it may be before the rest is left unread. */
const limits = { text: 1_000_000, depth: 1_000, script: 200_000 }

type Said = { meta: Map<string, string>; title: string; linked: LinkedFacts[] }

/**
 * Title and publisher of a page: what it tells those who share it (Open Graph), else what it tells machines (JSON-LD),
 * else its `title` element, without the site's name at the end. Lengths are those of the fields that they fill; words
 * with damaged or hidden characters are left out.
 */
export function readPageFacts(html: string): PageFacts {
  const { meta, title, linked } = listen(html)
  const publisher = tidy(
    [meta.get('og:site_name'), ...linked.map((facts) => facts.publisher), meta.get('application-name')],
    200,
  )
  const told = [meta.get('og:title'), ...linked.map((facts) => facts.title), meta.get('twitter:title')]
  const named = tidy(told, 300) ?? tidy([title], 300)
  return { title: named && withoutSite(named, publisher), publisher }
}

/** Reads as the page streams by: no tree is built that could be made to explode. */
function listen(html: string): Said {
  const said: Said = { meta: new Map(), title: '', linked: [] }
  let [depth, inside, script]: [number, 'title' | 'script' | null, string] = [0, null, '']
  const parser = new Parser({
    onopentag(name, { property, name: key, content, type }) {
      depth++
      const term = (property ?? key ?? '').trim().toLowerCase()
      if (name === 'meta' && term && content && !said.meta.has(term)) said.meta.set(term, content)
      if (name === 'title' && !said.title) inside = 'title'
      if (name === 'script' && /^application\/ld\+json/i.test(type?.trim() ?? '')) inside = 'script'
    },
    ontext(text) {
      if (inside === 'title') said.title += text
      if (inside === 'script') script += text
    },
    onclosetag(name) {
      depth--
      if (name === 'script' && inside === 'script') {
        if (script.length <= limits.script && said.linked.length < 20)
          said.linked.push(readLinkedData(script))
        script = ''
      }
      if (name === inside) inside = null
    },
  })
  const text = html.slice(0, limits.text)
  const step = 16_384
  for (let at = 0; at < text.length && depth < limits.depth; at += step)
    parser.write(text.slice(at, at + step))
  return said
}

/** The first of some words that can be used, on one line and no longer than `most` code points. */
function tidy(candidates: (string | undefined)[], most: number): string | null {
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
