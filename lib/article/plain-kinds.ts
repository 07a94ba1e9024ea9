import { codePointLength } from '@/lib/text'
import type { InlineMark } from './inline'
import type { ParagraphKind } from './paragraph'

/** A stretch of text that becomes one paragraph; `marked` when a list marker opened it (and was cut off). */
export type Block = { text: string; marked: boolean }

/** `marks` are of texts that have any: plain text has none. */
export type PlainParagraph = { kind: ParagraphKind; text: string; marks?: InlineMark[] }

const longestHeading = 100
const mostHeadingWords = 16
const longestUnspacedHeading = 40

const noteTitle =
  /^(?:(?:editor|publisher|author)(?:['’]?s|s['’])? note|note from the (?:editors?|publisher)|corrections?|clarifications?)(?: ?[:：])?$/iu
const noteInline =
  /^(?:(?:editor|publisher|author)(?:['’]?s|s['’])? note|note from the (?:editors?|publisher)|correction|clarification) ?[:：—–] ?\S/iu
const captionLabel =
  /^(?:caption|photo(?:graph)?|picture|image|illustration|figure|fig\.|chart|map)(?: \d{1,3})? ?[:：] ?\S/iu

/**
 * Whether a line reads like a heading: at most 100 code points and 16 words (40 code points where words are not
 * spaced), not beginning in lower case, with no full stop, comma or colon at its end. A question or exclamation mark
 * may end it, since headlines have them, if it is short or in capitals. Capitalised words are not asked for: many
 * newsrooms, and most languages, set headings like sentences.
 */
export function looksLikeHeading(text: string): boolean {
  const spaced = text.split(' ').length
  const isUnspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{8}/u.test(text)
  if (
    codePointLength(text) > (isUnspaced ? longestUnspacedHeading : longestHeading) ||
    spaced > mostHeadingWords
  )
    return false
  if (!/\p{L}/u.test(text) || /^[^\p{L}\p{N}]*\p{Ll}(?!\p{Lu})/u.test(text)) return false
  if (/[.…,;:。．，、；：।॥۔،؛։።]["'”’»›)\]」』]*$/u.test(text)) return /\b\p{Lu}\.\p{Lu}\.$/u.test(text)
  return !/[!?！？؟]["'”’»›」』]+$/u.test(text) && (!/[!！]$/u.test(text) || spaced <= 8)
}

/**
 * Whether a text opens as quoted speech. A single mark counts only if another closes it before a space or the end, so
 * that ’Tis and ’90s are no quotations.
 */
export function opensQuotation(text: string): boolean {
  return /^["“”„‟«»「『〝]/u.test(text) || /^['‘’‚‹›](?=\S).*?\S['’‘›‹](?![\p{L}\p{N}])/u.test(text)
}

/**
 * Gives each block its kind, in this order: list items by their marker; notes by their opening words; captions by a
 * label ("Photo: …"); headings, if a block follows and there are not more than two in a row (three short lines are
 * verse, an address or a table); quotations by their first character; all else is a paragraph. Paragraphs under the
 * heading of an editor's note are notes up to the next heading; before the article's own text only the first is, since
 * nothing then says where the note ends.
 */
export function readKinds(blocks: Block[]): PlainParagraph[] {
  const headings = blocks.map((block, at) => at < blocks.length - 1 && isHeading(block))
  let noted = 0
  return blocks.map((block, at) => {
    const kind = kindOf(block, isHeadingAt(headings, at) || isNoteTitleAt(blocks, at))
    if (kind === 'heading') noted = isNoteTitleAt(blocks, at) ? (at === 0 ? 1 : Number.POSITIVE_INFINITY) : 0
    else if (noted > 0) noted -= 1
    else return { kind, text: block.text }
    const isNote = kind === 'paragraph' || kind === 'quotation'
    return { kind: isNote ? 'note' : kind, text: block.text }
  })
}

function kindOf({ text, marked }: Block, heading: boolean): ParagraphKind {
  if (marked) return 'list-item'
  if (heading) return 'heading'
  if (opensNote(text)) return 'note'
  if (captionLabel.test(text)) return 'caption'
  return opensQuotation(text) ? 'quotation' : 'paragraph'
}

/** Whether a line is a heading under which editors say something about the article: “Editor’s note”, “Correction”. */
export function isNoteTitle(text: string): boolean {
  return noteTitle.test(text)
}

/** Whether a paragraph opens as a note of the editors does: “Correction: …”. */
export function opensNote(text: string): boolean {
  return noteInline.test(text)
}

function isNoteTitleAt(blocks: Block[], at: number): boolean {
  return at < blocks.length - 1 && isNoteTitle(blocks[at]?.text ?? '') && !blocks[at]?.marked
}

function isHeading({ text, marked }: Block): boolean {
  if (marked || noteInline.test(text) || captionLabel.test(text)) return false
  // Words wholly in quotation marks are a pull quote; a heading may begin with quoted words.
  return looksLikeHeading(text) && !/^["“„«「『‘'][^"”“»」』]*["”“»」』’']$/u.test(text)
}

function isHeadingAt(headings: boolean[], at: number): boolean {
  if (!headings[at]) return false
  let first = at
  let last = at
  while (headings[first - 1]) first -= 1
  while (headings[last + 1]) last += 1
  return last - first < 2
}
