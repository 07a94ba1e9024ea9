import { type InlineMark, marksOf } from '@/lib/article/inline'
import { isParagraphKind, type ParagraphKind } from '@/lib/article/paragraph'
import type { PlainParagraph } from '@/lib/article/plain-kinds'
import {
  maxParagraphLength,
  maxParagraphs,
  maxTitleLength,
  type PlainArticle,
} from '@/lib/article/plain-text'
import { carryMarks, marksWithin } from '@/lib/editor/carry-marks'
import { dateOnly, line, webUrl } from '@/lib/fields'
import { codePointLength, textProblem, unifyLines } from '@/lib/text'
import type { z } from '@/lib/zod'

/** A paragraph as it is being written: of a blank one nothing is kept in the end. */
export type Block = { kind: ParagraphKind; text: string; marks?: InlineMark[] }

/** Whether a text of this kind is lines: of all others a line end divides it. */
export const hasLines = (kind: ParagraphKind) => kind === 'table' || kind === 'code'

export const metadataFields = ['byline', 'site', 'sourceUrl', 'language', 'publishedOn'] as const
export type MetadataField = (typeof metadataFields)[number]

/** The next text of an article while it is written: whatever stands in the form, finished or not. */
export type ArticleWords = { title: string; paragraphs: Block[] } & Record<MetadataField, string>

// PostgreSQL's jsonb takes neither NUL nor half a surrogate pair; nobody types either.
const unstorable = /\0|\p{Surrogate}/gu

const typed = (value: unknown) => (typeof value === 'string' ? unifyLines(value).replace(unstorable, '') : '')

/**
 * What a form, a browser or the database holds of a text that is being written, in one shape and order, so that the same
 * words are the same JSON. Whatever is not of it is left out; a paragraph of an unknown kind is a plain one.
 */
export function articleWords(values: unknown): ArticleWords {
  const given = (typeof values === 'object' && values !== null ? values : {}) as Record<string, unknown>
  const rows = Array.isArray(given.paragraphs) ? (given.paragraphs as Record<string, unknown>[]) : []
  const metadata = Object.fromEntries(metadataFields.map((name) => [name, typed(given[name])]))
  return {
    title: typed(given.title),
    ...(metadata as Record<MetadataField, string>),
    paragraphs: rows.map(blockOf),
  }
}

function blockOf(row: Record<string, unknown>): Block {
  const text = typed(row?.text)
  const marks = marksOf(row?.marks, text)
  return {
    kind: isParagraphKind(row?.kind) ? row.kind : 'paragraph',
    text,
    ...(marks.length > 0 ? { marks } : {}),
  }
}

/** The same text with the marks that its paragraphs had before, where a form without any script has sent words alone. */
export function withMarksOf(words: ArticleWords, before: ArticleWords): ArticleWords {
  const marksOfText = new Map(before.paragraphs.map(({ text, marks }) => [text, marks]))
  const paragraphs = words.paragraphs.map((block) => {
    const marks = block.marks ?? marksOfText.get(block.text)
    return marks ? { ...block, marks } : block
  })
  return { ...words, paragraphs }
}

/** The same text with at least one paragraph to write into, as a form shows it. */
export function withRoom(words: ArticleWords): ArticleWords {
  return words.paragraphs.length > 0 ? words : { ...words, paragraphs: [{ kind: 'paragraph', text: '' }] }
}

/** Whether two forms hold the same text. White space counts: it is typed too. */
export function isSameArticle(one: unknown, other: unknown): boolean {
  return JSON.stringify(articleWords(one)) === JSON.stringify(articleWords(other))
}

/** An article that can be published, as it is written: the reverse of `finished`. */
export function wordsOf({ title, metadata, paragraphs }: PlainArticle): ArticleWords {
  return articleWords({
    title,
    byline: metadata.byline,
    site: metadata.site,
    sourceUrl: metadata.sourceUrl,
    language: metadata.language,
    publishedOn: metadata.published,
    paragraphs,
  })
}

/** What keeps a text from being published, and at which field: `title`, `paragraphs.3`, `sourceUrl` … */
export type Unfit = { problem: string; field: string }

/**
 * The article that a draft makes, or why it makes none. As when a text is brought in, runs of spaces become one, and what
 * shows nothing is left out; a line end divides a paragraph, a blank paragraph is none. So a form without any script
 * divides and removes paragraphs too.
 */
export function finished(words: ArticleWords): PlainArticle | Unfit {
  const head = finishedHead(words)
  if ('problem' in head) return head
  const paragraphs = words.paragraphs.flatMap(divided)
  const problem = sizeProblem(paragraphs)
  if (problem) return problem
  const unsound = paragraphs.findIndex(({ text }) => textProblem(text) !== null)
  return unsound < 0
    ? { ...head, paragraphs }
    : {
        problem: `Paragraph ${unsound + 1} holds damaged or hidden characters. Type it again.`,
        field: `paragraphs.${unsound}`,
      }
}

function finishedHead(words: ArticleWords): Pick<PlainArticle, 'title' | 'metadata'> | Unfit {
  const title = line(1, maxTitleLength, { short: 'Give the article a title.' }).safeParse(words.title)
  if (!title.success) return unfit('title', title.error)
  const metadata: PlainArticle['metadata'] = {}
  for (const name of metadataFields) {
    if (!words[name].trim()) continue
    const read = metadataSchemas[name].safeParse(words[name])
    if (!read.success) return unfit(name, read.error)
    metadata[name === 'publishedOn' ? 'published' : name] = read.data
  }
  return { title: title.data, metadata }
}

const metadataSchemas: Record<MetadataField, z.ZodType<string>> = {
  byline: line(1, 200),
  site: line(1, 200),
  sourceUrl: webUrl(),
  language: line(1, 35).transform((tag, context) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? tag
    } catch {
      context.addIssue('Write the language as its code, like en or pt-BR.')
      return tag
    }
  }),
  publishedOn: dateOnly(),
}

const unfit = (field: string, { issues }: z.ZodError): Unfit => ({
  field,
  problem: issues[0]?.message ?? 'This cannot be published as it is.',
})

function divided({ kind, text, marks = [] }: Block): PlainParagraph[] {
  if (hasLines(kind)) return told({ kind, text, marks }, text.normalize('NFC').replace(/^\n+|\s+$/g, ''))
  let from = 0
  return text.split('\n').flatMap((part) => {
    const within = marksWithin(marks, text, from, from + part.length)
    from += part.length + 1
    return told(
      { kind, text: part, marks: within },
      part
        .normalize('NFC')
        .replace(/[ \t]+/g, ' ')
        .trim(),
    )
  })
}

/** A paragraph in its tidy form; none where that shows nothing. */
function told({ kind, text, marks = [] }: Block, tidy: string): PlainParagraph[] {
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(tidy)) return []
  const carried = carryMarks(marks, text, tidy)
  return [{ kind, text: tidy, ...(carried.length > 0 ? { marks: carried } : {}) }]
}

function sizeProblem(paragraphs: readonly PlainParagraph[]): Unfit | null {
  if (paragraphs.length === 0)
    return { field: 'paragraphs.0', problem: 'Write at least one paragraph below the title.' }
  if (paragraphs.length > maxParagraphs)
    return {
      field: `paragraphs.${maxParagraphs}`,
      problem: `This text has ${paragraphs.length} paragraphs; an article may have ${maxParagraphs}. Divide it into several articles.`,
    }
  const long = paragraphs.findIndex(({ text }) => codePointLength(text) > maxParagraphLength)
  if (long < 0) return null
  const length = codePointLength(paragraphs[long]?.text ?? '')
  return {
    field: `paragraphs.${long}`,
    problem: `Paragraph ${long + 1} has ${length} characters; it may have ${maxParagraphLength}. Divide it.`,
  }
}
