import XMLBuilder from 'fast-xml-builder'

/** A published check, or an entry of the record; addresses are absolute, moments ISO strings, `html` is safe as it is. */
export type FeedEntry = {
  id: string
  title: string
  summary: string
  html: string
  category: string
  url: string
  about: { url: string; title: string } | null
  author: { name: string; url: string | null }
  published: string
  updated: string
}

export type Feed = {
  id: string
  title: string
  subtitle: string
  /** The page that it is the feed of, and its own address. */
  page: string
  self: string
  /** When it last changed; without entries, since when there is something to follow. */
  updated: string
  site: string
  entries: FeedEntry[]
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', textNodeName: '#' })

/** A feed as Atom (RFC 4287). Ids are the database's, as URNs: they stay when addresses or words change. */
export function atomFeed(feed: Feed): string {
  const { id, title, subtitle, page, self, updated, site, entries } = feed
  return builder.build(
    onlyXml({
      '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        id: `urn:uuid:${id}`,
        title,
        subtitle,
        updated,
        generator: site,
        link: [linkTo('alternate', page, 'text/html'), linkTo('self', self, 'application/atom+xml')],
        entry: entries.map(entryOf),
      },
    }),
  )
}

function entryOf({ id, title, summary, html, category, url, about, author, published, updated }: FeedEntry) {
  return {
    id: `urn:uuid:${id}`,
    title,
    published,
    updated,
    author: author.url ? { name: author.name, uri: author.url } : { name: author.name },
    category: { '@term': category },
    link: [
      linkTo('alternate', url, 'text/html'),
      ...(about ? [{ ...linkTo('related', about.url, 'text/html'), '@title': about.title }] : []),
    ],
    summary,
    content: { '@type': 'html', '#': html },
  }
}

const linkTo = (rel: string, href: string, type: string) => ({ '@rel': rel, '@href': href, '@type': type })

const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** The same values with every character that XML 1.0 cannot carry, even escaped, as U+FFFD. */
function onlyXml(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(notXml, '\ufffd')
  if (Array.isArray(value)) return value.map(onlyXml)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, onlyXml(inner)]))
}
