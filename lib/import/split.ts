import type { InlineMark } from '@/lib/article/inline'
import type { ParagraphKind } from '@/lib/article/paragraph'
import { isNoteTitle, looksLikeHeading, opensNote } from '@/lib/article/plain-kinds'
import { codePointLength } from '@/lib/text'
import { stylesIn } from './inline-style'
import { readTable } from './table'
import { assemble, type Piece, type Style } from './words'

export type ImportedParagraph = { kind: ParagraphKind; text: string; marks: InlineMark[] }

/** What stands around a place in a page. */
type Around = { kind: ParagraphKind; styles: readonly Style[] }

const headings = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6'])
/** Elements that stand in a line of text; every other one begins a paragraph and ends it. */
const inline = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DFN EM FONT I IMG INS KBD LABEL MARK NOBR OUTPUT PICTURE Q RB RP RT RUBY SAMP SMALL SOURCE SPAN STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
)
/** What is read aloud beside a character, in brackets where it cannot be drawn above; it is no part of the words. */
const unspoken = new Set(['RT', 'RP'])

/**
 * The paragraphs of the tree of an article, in their order: paragraphs, headings, quotations, list items, captions, notes
 * of the editors (by their opening words, as in plain text), each table that holds data and each piece of code as one.
 * Two line breaks part a paragraph, one is a space. Emphasis, strong emphasis and links to the web are kept as marks;
 * of everything else only the words. `base` is the address against which links are read.
 */
export function splitArticle(root: Element, base: string | undefined): ImportedParagraph[] {
  const splitter = new Splitter(base)
  splitter.read(root, { kind: 'paragraph', styles: [] })
  splitter.end('paragraph')
  return markNotes(splitter.paragraphs.filter(({ text }) => !isLabel(text)).map(asHeading))
}

class Splitter {
  paragraphs: ImportedParagraph[] = []
  private pieces: Piece[] = []
  private breaks = 0

  constructor(private readonly base: string | undefined) {}

  read(element: Element, around: Around): void {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) this.say(node.textContent ?? '', around)
      else if (node.nodeType === 1) this.readElement(node as Element, around)
    }
  }

  /** Ends the paragraph that is being read. */
  end(kind: ParagraphKind): void {
    const { text, marks } = assemble(this.pieces)
    this.pieces = []
    this.breaks = 0
    if (hasWords(text)) this.paragraphs.push({ kind, text, marks })
  }

  private say(text: string, around: Around): void {
    if (/[^\s]/.test(text)) this.breaks = 0
    this.pieces.push({ text, styles: around.styles })
  }

  private readElement(element: Element, around: Around): void {
    const name = element.tagName.toUpperCase()
    if (unspoken.has(name)) return
    if (name === 'BR') this.breakLine(around)
    else if (inline.has(name)) this.readInline(element, around)
    else this.readBlock(element, name, around)
  }

  private readInline(element: Element, around: Around): void {
    this.read(element, { ...around, styles: stylesIn(element, around.styles, this.base) })
  }

  private breakLine(around: Around): void {
    this.breaks += 1
    if (this.breaks > 1) this.end(around.kind)
    else this.pieces.push({ text: ' ', styles: [] })
  }

  private readBlock(element: Element, name: string, around: Around): void {
    this.end(around.kind)
    if (name === 'PRE') this.add('code', assemble([{ text: codeOf(element), styles: [] }], true))
    else if (name !== 'TABLE' || !this.readData(element)) {
      const kind = kindOf(name, element, around.kind)
      this.read(element, { kind, styles: headings.has(name) ? [] : around.styles })
      this.end(kind)
    }
  }

  /** Whether a table holds data; then it was read. */
  private readData(table: Element): boolean {
    const words = readTable(table, this.base)
    if (!words) return false
    this.readCaption(table)
    this.add('table', words)
    return true
  }

  private readCaption(table: Element): void {
    const caption = [...table.children].find((child) => child.tagName.toUpperCase() === 'CAPTION')
    if (!caption) return
    this.read(caption, { kind: 'caption', styles: [] })
    this.end('caption')
  }

  private add(kind: ParagraphKind, { text, marks }: { text: string; marks: InlineMark[] }): void {
    if (hasWords(text)) this.paragraphs.push({ kind, text, marks })
  }
}

function hasWords(text: string): boolean {
  return /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text) && !/^(?:[-*_=~·•#] ?){3,}$/u.test(text)
}

function kindOf(name: string, element: Element, around: ParagraphKind): ParagraphKind {
  if (headings.has(name) || (name === 'DIV' && element.getAttribute('role') === 'heading')) return 'heading'
  if (name === 'BLOCKQUOTE') return 'quotation'
  if (name === 'LI' || name === 'DT' || name === 'DD') return 'list-item'
  return name === 'FIGCAPTION' || name === 'CAPTION' ? 'caption' : around
}

function codeOf(element: Element): string {
  const parts: string[] = []
  const waiting: Node[] = [element]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeType === 3) parts.push(node.textContent ?? '')
    else if (node.nodeName.toUpperCase() === 'BR') parts.push('\n')
    else for (const child of [...node.childNodes].reverse()) waiting.push(child)
  }
  return parts.join('')
}

/** What stands over a place for an advertisement. */
function isLabel(text: string): boolean {
  return /^(?:advertise?ment|anzeige|werbung|publicit[ée]|publicidad|pubblicità|advertentie|реклама|広告|广告|إعلان)$/i.test(
    text,
  )
}

/** A short line of its own that is bold from end to end is a heading, whatever its element. */
function asHeading(paragraph: ImportedParagraph): ImportedParagraph {
  const { kind, text, marks } = paragraph
  const length = codePointLength(text)
  const isBold = marks.some((mark) => mark.kind === 'strong' && mark.start === 0 && mark.end === length)
  if (kind !== 'paragraph' || !isBold || !looksLikeHeading(text)) return paragraph
  return { kind: 'heading', text, marks: marks.filter((mark) => mark.kind !== 'strong') }
}

function markNotes(paragraphs: ImportedParagraph[]): ImportedParagraph[] {
  let isNoted = false
  return paragraphs.map((paragraph, at) => {
    const { kind, text } = paragraph
    if (kind === 'heading') isNoted = isNoteTitle(text) && at < paragraphs.length - 1
    const isNote = kind === 'paragraph' && (isNoted || opensNote(text))
    return isNote ? { ...paragraph, kind: 'note' } : paragraph
  })
}
