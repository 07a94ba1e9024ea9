import { bylineIn, type Metadata } from '@/lib/article/plain-header'
import { codePointLength } from '@/lib/text'
import { nameOnly } from './page-metadata'
import type { ImportedParagraph } from './split'

/** How many paragraphs at the top may be about the article rather than of it. */
const headLength = 4

type Text = { title: string; metadata: Metadata; paragraphs: ImportedParagraph[] }

/**
 * An article without what stands at its edges and is no part of it: a heading that repeats the title, a line that only
 * names the author (who is noted, if nobody was known), rows of nothing but links above it and below, and the line about
 * who holds the rights.
 */
export function withoutEdges({ title, metadata, paragraphs: all }: Text): Text {
  let { byline } = metadata
  const text = withoutRows(all)
  const paragraphs = text.filter(({ kind, text }, at) => {
    if (at >= headLength) return true
    if (kind === 'heading') return !isSame(text, title)
    byline ??= bylineIn(text)
    return !byline || !isSame(nameOnly(text) ?? '', byline)
  })
  return { title, metadata: byline ? { byline, ...metadata } : metadata, paragraphs }
}

function withoutRows(paragraphs: ImportedParagraph[]): ImportedParagraph[] {
  const isText = (paragraph: ImportedParagraph) => !isRowOfLinks(paragraph) && !isAboutRights(paragraph)
  const first = paragraphs.findIndex(isText)
  const last = paragraphs.findLastIndex(isText)
  return first < 0 ? [] : paragraphs.slice(first, last + 1)
}

/** “Home | News | Sport”: links, and nothing between them that is a word. */
function isRowOfLinks({ kind, text, marks }: ImportedParagraph): boolean {
  if (kind !== 'paragraph') return false
  const links = marks.filter((mark) => mark.kind === 'link')
  const points = [...text]
  for (const { start, end } of links) points.fill('', start, end)
  return links.length > 0 && !/[\p{L}\p{N}]/u.test(points.join(''))
}

function isAboutRights({ text }: ImportedParagraph): boolean {
  return /^(?:©|\(c\)|copyright\b)/i.test(text) && codePointLength(text) <= 200
}

/** Whether two lines say the same, whatever their case and punctuation. */
function isSame(text: string, other: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return plain(text) === plain(other)
}
