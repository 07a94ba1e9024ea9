import type { Feed, FeedEntry } from '@/lib/feed/atom'

/**
 * A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), with the same ids as the Atom one. What a check is about stands in
 * `_about`, an extension, since `external_url` is for what an item was made to link to.
 */
export function jsonFeed({ title, subtitle, page, self, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: subtitle,
    home_page_url: page,
    feed_url: self,
    items: entries.map(itemOf),
  })
}

function itemOf({ id, title, summary, html, category, url, about, author, published, updated }: FeedEntry) {
  return {
    id: `urn:uuid:${id}`,
    url,
    title,
    summary,
    content_html: html,
    date_published: published,
    date_modified: updated,
    authors: [author.url ? author : { name: author.name }],
    tags: [category],
    ...(about ? { _about: about } : {}),
  }
}
