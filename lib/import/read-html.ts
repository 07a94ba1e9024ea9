import { Readability } from '@mozilla/readability'
import type { Metadata } from '@/lib/article/plain-header'
import { maxTitleLength, sizeProblem } from '@/lib/article/plain-text'
import { tidy } from '@/lib/source/page-facts'
import { listenToPage } from '@/lib/source/page-said'
import { codePointLength, textProblem } from '@/lib/text'
import { withoutEdges } from './edges'
import { plantPage } from './page-document'
import { nameOnly, readMetadata } from './page-metadata'
import { growPage, type PageProblem } from './page-tree'
import { type ImportedParagraph, splitArticle } from './split'

export type ImportedArticle = { title: string; metadata: Metadata; paragraphs: ImportedParagraph[] }

/**
 * Reads an article from a page of HTML, or from a piece of one, or says in a sentence why it cannot be one. `url` is where
 * the page was read: links are read against it.
 *
 * The page becomes a tree that gives up before it could hurt (see `growPage`), without what is no text; then Readability
 * finds the article among navigation, advertisements and the rest; `splitArticle` makes paragraphs of it. A heading at
 * the top that says the title once more is left out, and so is a byline there. Words are kept as they are. A text that
 * was decoded wrongly is refused rather than repaired, as with plain text.
 */
export function readHtml(html: string, url?: string): Reading {
  const planted = plant(html)
  if ('problem' in planted) return { problem: problems[planted.problem] }
  const { document } = planted
  const page = readMetadata(listenToPage(html), url)
  const heading = wordsOf(document.querySelector('h1') ?? document.querySelector('h2, h3'))
  const found = findArticle(document)
  const paragraphs = found ? splitArticle(found.root, page.base) : []
  const title = withoutRest(page, heading)
  return finish({ ...title, metadata: withByline(title.metadata, found?.byline) }, paragraphs)
}

/** As `readHtml`, of HTML that is nothing but the article, such as Markdown makes: nothing is searched for in it. */
export function readWhole(html: string, given: { title: string | null; metadata: Metadata }): Reading {
  const planted = plant(html)
  if ('problem' in planted) return { problem: problems[planted.problem] }
  const { body } = planted.document
  const title = given.title ?? wordsOf(body.querySelector('h1'))
  return finish({ title, metadata: given.metadata }, splitArticle(body, given.metadata.sourceUrl))
}

function plant(html: string) {
  const grown = growPage(html)
  return 'problem' in grown ? grown : plantPage(grown.body)
}

type Reading = ImportedArticle | { problem: string }

const problems: Record<PageProblem, string> = {
  'too-large': 'This page is larger than 5 MB. Copy the text of the article out of it and import that.',
  'too-many-words':
    'This page shows more than a million characters of text. Copy the article out of it and import that.',
  'too-many-elements':
    'This page has more than 30 000 elements. Copy the text of the article out of it and import that.',
  'too-deep':
    'This page is nested more than a thousand levels deep, which no article is. Copy the text out of it and import that.',
}

type Found = { root: Element; byline: string | null | undefined }
type Head = { title: string | null; metadata: Metadata }

function findArticle(document: Document): Found | null {
  const options = { disableJSONLD: true, serializer: (node: Node) => node as Element }
  const article = new Readability<Element>(document, options).parse()
  return article?.content ? { root: article.content, byline: article.byline } : null
}

/** “The bridge is closed - The Echo” over an article headed “The bridge is closed” is that, on the site The Echo. */
function withoutRest({ title, metadata }: Head, heading: string | null): Head {
  const rest = heading && title?.startsWith(heading) ? title.slice(heading.length) : ''
  const [, site] = /^ [|–—·:»-]+ (.{2,60})$/u.exec(rest) ?? []
  if (!site || metadata.site) return { title: title ?? heading, metadata }
  return { title: heading, metadata: { ...metadata, site } }
}

function finish(head: Head, all: ImportedParagraph[]): Reading {
  const title = tidy([head.title ?? undefined], maxTitleLength)
  if (!title) return { problem: 'No title was found. Put it into a heading, or into the title of the page.' }
  const { metadata, paragraphs } = withoutEdges({ title, metadata: head.metadata, paragraphs: all })
  if (paragraphs.length === 0)
    return { problem: 'No article was found in this page: nothing in it reads like running text.' }
  const problem = sizeProblem({ title }, paragraphs)
  if (problem) return { problem }
  const isDamaged = paragraphs.some(({ text }) => textProblem(text) !== null)
  if (isDamaged)
    return { problem: 'This page holds damaged characters (�): it was read in a wrong encoding.' }
  return { title, metadata, paragraphs }
}

function withByline(metadata: Metadata, found: string | null | undefined): Metadata {
  if (metadata.byline || !found || codePointLength(found) > 100) return metadata
  const byline = tidy([nameOnly(found)], 200)
  return byline ? { byline, ...metadata } : metadata
}

function wordsOf(element: Element | null): string | null {
  return element ? tidy([element.textContent ?? undefined], maxTitleLength) : null
}
