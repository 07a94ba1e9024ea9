import { dateOnly, webUrl } from '@/lib/fields'

/** What the lines under a title said of the article. Absent means: not said. */
export type Metadata = {
  byline?: string
  site?: string
  /** YYYY-MM-DD. */
  published?: string
  /** A BCP 47 tag in its canonical form, such as 'en' or 'pt-BR'. */
  language?: string
  sourceUrl?: string
  /** The address that the article itself says is its own. */
  canonicalUrl?: string
  /** The address of its lead picture; the picture itself is never loaded. */
  leadImageUrl?: string
}

export type Header = { title: string; metadata: Metadata; rest: string[] }

type Reading = Metadata | { problem: string } | null

const maxWords = 200

const labels: Record<string, (value: string) => Reading> = {
  by: readByline,
  author: readByline,
  byline: readByline,
  source: readSource,
  url: readSource,
  site: readSite,
  publisher: readSite,
  published: readPublished,
  date: readPublished,
  language: readLanguage,
}

/**
 * The title (the first line that is not blank) and the lines right under it that are about the article, blank lines
 * among them ignored: `By: …` or `By Jane Doe`, `Source: https://…` (or the name of a site), `Site: …`,
 * `Published: 2025-08-20` (a time after it is dropped), `Language: en`. Labels are in English and any case; `Author`
 * and `Byline`, `URL`, `Publisher`, `Date` mean the same. The first line that is none of these, or says something for
 * the second time, begins the text. A label with a value that cannot be read is a problem, not text: published by
 * mistake it could not be taken back. Lines arrive tidied; an empty text is a problem.
 */
export function readHeader(lines: string[]): Header | { problem: string } {
  const first = lines.findIndex(Boolean)
  const title = lines[first]
  if (!title)
    return { problem: 'This text is empty. Put the title on the first line and the paragraphs below it.' }
  const metadata: Metadata = {}
  let at = first + 1
  for (; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) continue
    const reading = readLine(line)
    if (reading && 'problem' in reading) return { problem: String(reading.problem) }
    if (!reading || Object.keys(reading).some((name) => name in metadata)) break
    Object.assign(metadata, reading)
  }
  return { title, metadata, rest: lines.slice(at) }
}

function readLine(line: string): Reading {
  const [, label = '', value = ''] = /^(\p{L}+) ?[:：] ?(.+)$/u.exec(line) ?? []
  const read = Object.hasOwn(labels, label.toLowerCase()) ? labels[label.toLowerCase()] : undefined
  if (read) return value.length > maxWords && read !== readSource ? null : read(value)
  const byline = bylineIn(line)
  return byline ? { byline } : null
}

/**
 * Whom a line names as the author: “By Jane Doe” is a byline; “By Tuesday the dam had broken.” and “By 2030 …” are
 * sentences, and name nobody.
 */
export function bylineIn(line: string): string | undefined {
  const name = /^by (\p{L}.*)$/iu.exec(line)?.[1]
  const isName = name && name.split(' ').length <= 10 && /^\p{Lu}/u.test(name) && !/[.!?…:]$/u.test(name)
  return isName ? name : undefined
}

function readByline(value: string): Reading {
  return { byline: value }
}

function readSite(value: string): Reading {
  return { site: value }
}

function readSource(value: string): Reading {
  if (!/^[a-z][a-z\d+.-]*:\S/i.test(value)) return value.length > maxWords ? null : { site: value }
  const url = webUrl().safeParse(value)
  return url.success
    ? { sourceUrl: url.data }
    : { problem: `The source under the title cannot be used. ${words(url.error)}` }
}

function readPublished(value: string): Reading {
  const date = dateOnly().safeParse(value.replace(/^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*$/, '$1'))
  return date.success
    ? { published: date.data }
    : { problem: `The date under the title cannot be used. ${words(date.error)}` }
}

function readLanguage(value: string): Reading {
  try {
    const [language] = Intl.getCanonicalLocales(value)
    if (language) return { language }
  } catch {
    // Not a language tag; said below.
  }
  return { problem: 'The language under the title cannot be used. Write its code, like en or pt-BR.' }
}

function words(error: { issues: { message: string }[] }): string {
  return error.issues[0]?.message ?? ''
}
