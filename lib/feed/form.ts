/** The forms of a feed, as its address ends: Atom (RFC 4287) and JSON Feed 1.1. */
export type FeedForm = 'xml' | 'json'

export const feedTypes: Record<FeedForm, string> = {
  xml: 'application/atom+xml',
  json: 'application/feed+json',
}

type Named = { title: string; url: (form: FeedForm) => string }

/** The feeds of a page in both forms, as its `<link rel="alternate">` name them for those who read by feed. */
export function feedAlternates(...feeds: Named[]): Record<string, { url: string; title: string }[]> {
  const inForm = (form: FeedForm) => feeds.map(({ title, url }) => ({ url: url(form), title }))
  return { [feedTypes.xml]: inForm('xml'), [feedTypes.json]: inForm('json') }
}
