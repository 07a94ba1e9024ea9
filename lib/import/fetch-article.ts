import 'server-only'
import { type PlainArticle, readPlainText } from '@/lib/article/plain-text'
import { readHtml } from '@/lib/import/read-html'
import { readMarkdown } from '@/lib/import/read-markdown'
import type { Circumstances } from '@/lib/outgoing/circumstances'
import { fetchPage } from '@/lib/outgoing/fetch-page'
import type { OutgoingPurpose, OutgoingRefusal } from '@/lib/outgoing/outcomes'
import { decodePage } from '@/lib/source/charset'

/** An article at an address, or why there is none. `isAway`: nothing could be read there now, for `outcome`. */
export type FetchedArticle =
  | { article: PlainArticle; url: string }
  | { problem: string; isAway: boolean; outcome: OutgoingRefusal | null }

/** What people are told when nothing could be read, whatever the reason: the difference would tell them of this network. */
export const nothingThere = 'Nothing could be read at this address.'

/** Reads the article at an address of another site: HTML, Markdown or plain text. */
export async function fetchArticle(
  address: string,
  purpose: OutgoingPurpose,
  given: Partial<Circumstances> = {},
): Promise<FetchedArticle> {
  const fetched = await fetchPage(address, purpose, given)
  if (!fetched.ok) return { problem: nothingThere, isAway: true, outcome: fetched.outcome }
  const { bytes, contentType, url } = fetched.page
  const text = decodePage(bytes, contentType)
  const article = readAs(contentType, text, url)
  if ('problem' in article) return { problem: article.problem, isAway: false, outcome: null }
  return { article: { ...article, metadata: { ...article.metadata, sourceUrl: url } }, url }
}

function readAs(contentType: string, text: string, url: string): PlainArticle | { problem: string } {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/plain' || type === 'text/markdown')
    return type === 'text/markdown' || /\.(md|markdown)$/i.test(new URL(url).pathname)
      ? readMarkdown(text)
      : readPlainText(text)
  if (/<(?:rss|feed|rdf:RDF)[\s>]/i.test(text.slice(0, 2_000)))
    return { problem: 'This is a feed, not an article. It can be watched.' }
  return readHtml(text, url)
}
