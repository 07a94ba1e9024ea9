import MarkdownIt from 'markdown-it'
import { type Metadata, readHeader } from '@/lib/article/plain-header'
import { textProblem, unifyLines } from '@/lib/text'
import { type ImportedArticle, readWhole } from './read-html'

const longest = 1_000_000
const deepest = 40

const parser = new MarkdownIt('default', { html: false, linkify: true, maxNesting: deepest })
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false })

/**
 * Reads an article from Markdown (CommonMark, tables, strikethrough), or says in a sentence why it cannot be one. The
 * title is the first heading, or `title` of the front matter: lines between two lines of `---` at the top, which may also
 * say `by`, `site`, `source`, `published` and `language` as the lines under the title of a plain text do (the names that
 * other programs write, `author` and `date` among them, mean the same). Of front matter that says other things nothing is
 * read. HTML within the text stays the characters that were typed.
 */
export function readMarkdown(source: string): ImportedArticle | { problem: string } {
  if (source.length > longest)
    return { problem: 'This text is longer than a million characters. Divide it into several articles.' }
  const text = unifyLines(source.replace(/^\ufeff/, ''))
  const soundness = textProblem(text)
  if (soundness)
    return { problem: 'This text is damaged, or is no text. Save it as UTF-8 and import it again.' }
  const { front, body } = partsOf(text)
  const said = readFront(front)
  if ('problem' in said) return said
  return readWhole(parser.render(body), said)
}

function partsOf(text: string): { front: string[]; body: string } {
  const [, front, body] = /^---[ \t]*\n([\s\S]{0,20000}?)\n---[ \t]*(?:\n|$)([\s\S]*)$/.exec(text) ?? []
  return front === undefined ? { front: [], body: text } : { front: front.split('\n'), body: body ?? '' }
}

function readFront(lines: string[]): { title: string | null; metadata: Metadata } | { problem: string } {
  const fields = lines.map((line) => /^([a-z]+):[ \t]+(\S.*)$/i.exec(line)).filter((field) => field !== null)
  const title = fields.find(([, name]) => name?.toLowerCase() === 'title')?.[2]
  const rest = fields
    .filter(([, name]) => known.has(name?.toLowerCase() ?? ''))
    .map(([, name, value]) => `${name}: ${unquoted(value)}`)
  const header = readHeader(['Title', ...rest])
  if ('problem' in header) return header
  return { title: title ? unquoted(title) : null, metadata: header.metadata }
}

const known = new Set('by author byline source url site publisher published date language'.split(' '))

function unquoted(value = ''): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}
