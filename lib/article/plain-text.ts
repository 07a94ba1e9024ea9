import { codePointLength, textProblem, unifyLines } from '@/lib/text'
import { type Metadata, readHeader } from './plain-header'
import { type PlainParagraph, readKinds } from './plain-kinds'
import { readBlocks } from './plain-lines'

export type PlainArticle = { title: string; metadata: Metadata; paragraphs: PlainParagraph[] }

export const maxParagraphs = 500
/** In code points, as all lengths here. */
export const maxParagraphLength = 10_000
export const maxTitleLength = 300

/**
 * Reads an article from plain text, or says in a sentence why it cannot be one.
 *
 * The form: the first line is the title; lines about the article may follow it (see `readHeader`); then headings,
 * paragraphs, quotations, lists and notes, told apart by `readKinds`. A line is a paragraph, and blank lines between
 * them make no difference, unless the text was wrapped by hand (see `readBlocks`).
 *
 * Words are kept as they are, in NFC, no-break spaces included. What a page could not show is not kept: the byte order
 * mark, white space around lines, runs of spaces, rules like `* * *`, the markers of list items. A text that was
 * decoded wrongly or holds control characters is refused rather than repaired: an article is never edited in place,
 * and quotes of it must be its words.
 */
export function readPlainText(source: string): PlainArticle | { problem: string } {
  const text = unifyLines(source.replace(/^\ufeff/, ''))
  const soundness = textProblem(text)
  if (soundness) return { problem: unsound[soundness] }
  const header = readHeader(text.normalize('NFC').split('\n').map(tidy))
  if ('problem' in header) return header
  const blocks = readBlocks(header.rest)
  const problem = sizeProblem(header, blocks)
  return problem
    ? { problem }
    : { title: header.title, metadata: header.metadata, paragraphs: readKinds(blocks) }
}

const unsound = {
  damaged: 'This text holds damaged characters (�): it is not UTF-8. Save it as UTF-8 and import it again.',
  control:
    'This text holds control characters (such as NUL), so it is not plain text. Save it as plain text in UTF-8.',
}

/** A line without what does not show; rules made of signs only ("* * *", "-----") count as blank. */
function tidy(line: string): string {
  const text = line.replace(/[ \t]+/g, ' ').trim()
  return /^(?:[-*_=~·•#] ?){3,}$/u.test(text) || !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text)
    ? ''
    : text
}

/** Why an article that was read is too large, or too small, to be one, in a sentence; null when it is not. */
export function sizeProblem(
  { title }: { title: string },
  blocks: readonly { text: string }[],
): string | null {
  if (codePointLength(title) > maxTitleLength) {
    return `The title (the first line) has ${codePointLength(title)} characters; it may have ${maxTitleLength}. Put a shorter title on a line of its own.`
  }
  if (blocks.length === 0)
    return 'This text has a title but nothing under it. Add at least one paragraph below the title.'
  if (blocks.length > maxParagraphs) {
    return `This text has ${blocks.length} paragraphs; an article may have ${maxParagraphs}. Divide it into several articles.`
  }
  const long = blocks.findIndex(({ text }) => codePointLength(text) > maxParagraphLength)
  if (long < 0) return null
  return `Paragraph ${long + 1} has ${codePointLength(blocks[long]?.text ?? '')} characters; it may have ${maxParagraphLength}. Divide it.`
}
