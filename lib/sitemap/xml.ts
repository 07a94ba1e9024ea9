import { routes } from '@/lib/routes'

/** How many addresses stand on one page of the sitemap. The protocol allows 50 000 (sitemaps.org). */
export const sitemapPageSize = 5000

/**
 * Something anyone may read: an article by its slug, a published fact-check by its id, someone who published one by
 * their handle; and when it last changed.
 */
export type SitemapEntry = { kind: keyof typeof places; name: string; changed: string }

const places = { article: routes.article, 'fact-check': routes.factCheck, person: routes.person }

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** The list of the sitemap's pages (from 1). */
export function sitemapIndex(site: URL, pages: number): string {
  const items = Array.from(
    { length: pages },
    (_, at) => `<sitemap>${place(site, routes.sitemapPage(at + 1))}</sitemap>\n`,
  )
  return `${declaration}<sitemapindex ${schema}>\n${items.join('')}</sitemapindex>\n`
}

/** One page of the sitemap; the first also names the front page. */
export function sitemapPage(site: URL, entries: readonly SitemapEntry[], isFirst: boolean): string {
  const front = isFirst ? `<url>${place(site, routes.home())}</url>\n` : ''
  const items = entries.map(({ kind, name, changed }) => {
    return `<url>${place(site, places[kind](name))}<lastmod>${changed}</lastmod></url>\n`
  })
  return `${declaration}<urlset ${schema}>\n${front}${items.join('')}</urlset>\n`
}

/** The page that the last part of an address names ("2.xml"); null where it names none. */
export function sitemapPageOf(word: string): number | null {
  const number = /^([1-9]\d{0,5})\.xml$/.exec(word)?.[1]
  return number ? Number(number) : null
}

function place(site: URL, path: string): string {
  const address = new URL(path, site).href
  return `<loc>${address.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</loc>`
}
