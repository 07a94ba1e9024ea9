import type { Metadata } from '@/lib/article/plain-header'
import { type PlainArticle, readPlainText } from '@/lib/article/plain-text'
import { line } from '@/lib/fields'
import { z } from '@/lib/zod'
import { metadataShape, paragraphsShape, withoutGaps } from './article-json'
import { readHtml } from './read-html'
import { readMarkdown } from './read-markdown'

/** The names under which dumps say the same things, in the order in which they are looked for. */
const names: Record<keyof Metadata | 'title', readonly string[]> = {
  title: ['title', 'headline'],
  byline: ['byline', 'author', 'authors', 'creator'],
  site: ['site', 'site_name', 'publisher', 'source'],
  published: ['published', 'date', 'date_published', 'datePublished', 'publish_date'],
  language: ['language', 'lang', 'inLanguage'],
  sourceUrl: ['sourceUrl', 'url', 'link'],
  canonicalUrl: ['canonicalUrl', 'canonical_url', 'canonical'],
  leadImageUrl: ['leadImageUrl', 'lead_image_url', 'image', 'image_url'],
}

const texts = {
  html: ['html', 'content_html'],
  markdown: ['markdown'],
  text: ['text', 'body', 'content', 'maintext'],
}

const metadata = z.object(metadataShape)
const title = line(1, 300).optional()

/**
 * Reads an article from one line of a dump (JSON Lines), or says in a sentence why it cannot be one. Its text is
 * `paragraphs` (a list of `{ kind, text, marks }`, as `--dry-run --json` prints them), or `html`, `markdown` or `text`,
 * read as a file of that kind is; what the line says of the article goes before what its text says. Other names that
 * dumps use are understood (`names`); what else stands in a line is left alone.
 */
export function readRecord(json: string): PlainArticle | { problem: string } {
  const record = parse(json)
  if (!record) return { problem: 'This line is no JSON object.' }
  const told = readTold(record)
  if ('problem' in told) return told
  const article = readText(record, told)
  if ('problem' in article) return article
  return {
    ...article,
    title: told.title ?? article.title,
    metadata: { ...article.metadata, ...told.metadata },
  }
}

type Told = { title: string | undefined; metadata: Metadata }

function parse(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function readTold(record: Record<string, unknown>): Told | { problem: string } {
  const nested = typeof record.metadata === 'object' && record.metadata !== null ? record.metadata : {}
  const all = { ...(nested as Record<string, unknown>), ...record }
  const said = Object.fromEntries(
    Object.entries(names).map(([name, others]) => [
      name,
      others.map((other) => wordsOf(all[other])).find(Boolean),
    ]),
  )
  const day = said.published?.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1')
  const parsed = z
    .object({ title, metadata })
    .safeParse({ title: said.title, metadata: { ...said, published: day } })
  if (!parsed.success) return { problem: sayProblem(parsed.error) }
  const known = Object.entries(parsed.data.metadata).filter(([, value]) => value !== undefined)
  return { title: parsed.data.title, metadata: Object.fromEntries(known) }
}

function readText(
  record: Record<string, unknown>,
  { title, metadata }: Told,
): PlainArticle | { problem: string } {
  const first = (fields: string[]) =>
    fields.map((field) => record[field]).find((value) => typeof value === 'string')
  const [html, markdown, text] = [first(texts.html), first(texts.markdown), first(texts.text)]
  if (record.paragraphs !== undefined) return readParagraphs(record.paragraphs, title, metadata)
  if (typeof html === 'string')
    return readHtml(title ? `<title>${escapeText(title)}</title>${html}` : html, metadata.sourceUrl)
  if (typeof markdown === 'string') return readMarkdown(title ? `# ${title}\n\n${markdown}` : markdown)
  if (typeof text === 'string') return readPlainText(title ? `${title}\n\n${text}` : text)
  return { problem: 'This line has no text: neither paragraphs, html, markdown nor text.' }
}

function readParagraphs(
  value: unknown,
  title: string | undefined,
  metadata: Metadata,
): PlainArticle | { problem: string } {
  if (!title) return { problem: 'This line has no title.' }
  const parsed = paragraphsShape.safeParse(value)
  return parsed.success
    ? withoutGaps({ title, metadata, paragraphs: parsed.data })
    : { problem: sayProblem(parsed.error, 'paragraphs') }
}

/** A name as a word, as a list of words, or as a thing that has one. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(one) ?? []).join(', ') || undefined
  return typeof value === 'object' && value !== null && 'name' in value ? wordsOf(value.name) : undefined
}

function sayProblem({ issues }: z.ZodError, within?: string): string {
  const [issue] = issues
  const place = [within, ...(issue?.path ?? []).map(String)]
    .filter((part) => part && part !== 'metadata')
    .join('.')
  return `${place}: ${issue?.message ?? 'cannot be read.'}`
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
