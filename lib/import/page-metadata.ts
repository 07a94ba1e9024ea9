import type { Metadata } from '@/lib/article/plain-header'
import { dateOnly, webUrl } from '@/lib/fields'
import { readLinkedArticle } from '@/lib/source/linked-data'
import { factsOf, tidy } from '@/lib/source/page-facts'
import type { Said } from '@/lib/source/page-said'

/** What a page says of the article in it. Title and byline may be missing: then the text itself is asked. */
export type PageMetadata = { title: string | null; metadata: Metadata; base: string | undefined }

const longest = 200

/**
 * What a page says of its article, each from the first place that says something usable: title and site as
 * `readPageFacts` has them; author, day and language from JSON-LD, then from Open Graph and meta tags, then from
 * microdata; the language also from the page itself. The day is the one that the page writes, in its own time zone. The
 * canonical address is that of the `canonical` link, of Open Graph or of JSON-LD. `url` is where the page was read.
 */
export function readMetadata(said: Said, url: string | undefined): PageMetadata {
  const facts = factsOf(said)
  const base = URL.parse(said.base ?? '', url)?.href ?? url
  const all = { ...readWords(said), ...readAddresses(said, base), site: facts.publisher, sourceUrl: url }
  const metadata = Object.fromEntries(Object.entries(all).filter(([, value]) => value))
  return { title: facts.title, metadata, base }
}

function readWords(said: Said) {
  const { items } = said
  const linked = said.scripts.flatMap((script) => readLinkedArticle(script) ?? [])
  const bylines = [...linked.map((told) => told.byline), ...named(said, authorNames), items.get('author')]
  const days = [...linked.map((told) => told.published), ...named(said, dayNames), items.get('datepublished')]
  const languages = [said.language, ...linked.map((told) => told.language), ...named(said, languageNames)]
  return {
    byline: tidy(bylines.map(nameOnly), longest),
    published: firstDay(days),
    language: firstLanguage(languages),
  }
}

function readAddresses(said: Said, base: string | undefined) {
  const linked = said.scripts.flatMap((script) => readLinkedArticle(script) ?? [])
  const own = [said.links.get('canonical'), said.meta.get('og:url'), ...linked.map((told) => told.url)]
  const images = [
    ...named(said, imageNames),
    ...linked.map((told) => told.image),
    said.links.get('image_src'),
  ]
  return { canonicalUrl: firstAddress(own, base), leadImageUrl: firstAddress(images, base) }
}

const named = ({ meta }: Said, names: readonly string[]) => names.map((name) => meta.get(name))

const languageNames = ['content-language', 'language', 'og:locale', 'dc.language']
const authorNames = [
  'author',
  'article:author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
]
const dayNames = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'pubdate',
  'parsely-pub-date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
]
const imageNames = ['og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image']

/** “By Jane Doe” is Jane Doe; the address of a profile is nobody's name. */
export function nameOnly(words: string | undefined): string | undefined {
  const name = words
    ?.replace(/\s+/g, ' ')
    .trim()
    .replace(/^by[: ] ?/i, '')
  return !name || /^(?:https?:|www\.|@)/i.test(name) ? undefined : name
}

function firstDay(candidates: (string | undefined)[]): string | undefined {
  const day = dateOnly(1)
  for (const words of candidates) {
    const written = words?.trim().replace(/^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/, '$1-$2-$3')
    const parsed = day.safeParse(written)
    if (parsed.success) return parsed.data
  }
  return undefined
}

function firstLanguage(candidates: (string | undefined)[]): string | undefined {
  for (const words of candidates) {
    const tag = words?.split(',')[0]?.trim().replace(/_/g, '-')
    if (!tag || tag.length > 35) continue
    try {
      return Intl.getCanonicalLocales(tag)[0]
    } catch {
      // Not a language tag; the next place may hold one.
    }
  }
  return undefined
}

function firstAddress(candidates: (string | undefined)[], base: string | undefined): string | undefined {
  const address = webUrl()
  for (const words of candidates) {
    const url = words && URL.parse(words.trim(), base)
    const parsed = url ? address.safeParse(url.href) : null
    if (parsed?.success) return parsed.data
  }
  return undefined
}
