import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { linkMentions, type People, textsOutsideLinks } from '@/lib/mention/link'
import { splitMentions } from '@/lib/mention/split'

/** How deep lists and quotations may stand in each other, counted as the parser does: a list is two levels. */
const deepest = 16

/** Longer texts are shown unformatted without being parsed. In UTF-16 units, well above every field's limit. */
const longest = 50_000

const parser = new MarkdownIt('zero', { html: false, linkify: true, breaks: true, maxNesting: deepest })
parser.enable(['blockquote', 'list', 'fence', 'newline', 'escape', 'backticks', 'emphasis', 'balance_pairs'])
parser.enable(['link', 'autolink', 'entity', 'linkify'])
parser.validateLink = (url) => /^(https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(url.trim())
// Only what is written as a link becomes one: "Node.js" and "notes.md" are no sites.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null).add('ftp:', null)

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre'],
  allowedAttributes: { a: ['href', 'rel', 'class'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    // Only `linkMentions` makes a link within this site: what people write as one must begin with a scheme.
    a: (tagName, { href = '' }): sanitizeHtml.Tag =>
      href.startsWith('/')
        ? { tagName, attribs: { href, class: 'mention' } }
        : { tagName, attribs: { href, rel: 'nofollow ugc noopener' } },
  },
}

/**
 * What a person wrote in Markdown, as HTML that is safe to put into a page.
 *
 * A small subset, for remarks and explanations: paragraphs, line breaks, emphasis, links, lists, quotations, code.
 * Headings, tables and HTML stay the characters that were typed, and so do images, whose address becomes a link; a
 * remark must not look like a part of the page, load anything or hide words. Links are absolute (http, https, mailto)
 * and marked `nofollow ugc noopener`.
 *
 * Two walls: a parser that makes no other tags (markdown-it: the one that withstood nested lists and quotations, see
 * design/stack.md), then a closed list of tags (sanitize-html). A text that is nested deeper than the parser goes, that
 * is longer than 50 000 units, or that would give more than ten times its length and a kilobyte is shown as it was
 * typed: the parser would drop words, or a small remark would be a large page. An empty text gives an empty string.
 *
 * `people`: the pages of those who may be mentioned, by handle; `@handle` becomes a link to such a page, except in code
 * and in links. Whoever is not in it stays the characters that were typed.
 */
export function renderMarkdown(source: string, people: People = nobody): string {
  const tokens = parse(source)
  if (!tokens) return verbatim(source)
  if (people.size > 0) linkMentions(tokens, people)
  const html = sanitizeHtml(parser.renderer.render(tokens, parser.options, {}), allowed).trim()
  return html.length > source.length * 10 + 1024 ? verbatim(source) : html
}

const nobody: People = new Map()

/** The handles that a Markdown text mentions, each once, in lower case, in their order; none from code and links. */
export function mentionsIn(source: string): string[] {
  const texts = (parse(source) ?? []).flatMap(({ children }) => textsOutsideLinks(children ?? []))
  const handles = texts.flatMap(({ content }) => splitMentions(content).flatMap(({ handle }) => handle ?? []))
  return [...new Set(handles)]
}

/** The addresses that a Markdown text links to, each once, in their order. */
export function linksIn(source: string): string[] {
  const parts = (parse(source) ?? []).flatMap(({ children }) => children ?? [])
  const hrefs = parts.flatMap((part) => (part.type === 'link_open' ? String(part.attrGet('href') ?? '') : []))
  return [...new Set(hrefs.filter((href) => /^https?:/i.test(href)))]
}

/**
 * The words of a Markdown text on one line, without marks and addresses of links: for descriptions, mails and feeds.
 * Plain text, not HTML: whoever puts it into a page escapes it.
 */
export function plainText(source: string): string {
  const tokens = parse(source)
  const words = tokens
    ? tokens.map((token) => token.children?.map(wordsOf).join('') ?? wordsOf(token)).join(' ')
    : source
  return words.replace(/\s+/g, ' ').trim()
}

type Tokens = ReturnType<typeof parser.parse>

/** The parsed text; null when it is too long or so deep that the parser left words out. */
function parse(source: string): Tokens | null {
  if (source.length > longest) return null
  const tokens = parser.parse(source, {})
  return tokens.some(({ level }) => level >= deepest - 1) ? null : tokens
}

function wordsOf({ type, content }: Tokens[number]): string {
  return type === 'softbreak' || type === 'hardbreak' ? ' ' : content
}

function verbatim(source: string): string {
  const escaped = parser.utils.escapeHtml(source.trim()).replace(/\r\n?|\n/g, '<br />')
  return escaped && `<p>${escaped}</p>`
}
