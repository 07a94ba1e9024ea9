/** A piece of a text; one that mentions somebody has their handle, in lower case. */
type Piece = { text: string; handle?: string }

/** The most people that one comment may mention. */
export const maxMentions = 10

// As long as a handle may be, not within a word, an address or another mention. A full stop or hyphen may follow it.
const mention = /(?<![\p{L}\p{N}_@./-])@([a-z0-9][a-z0-9-]{1,28}[a-z0-9])(?![\p{L}\p{N}_@]|-[\p{L}\p{N}])/giu

/**
 * A text cut at its mentions: `Ask @anna.` gives `Ask `, `@anna`, `.`. Whether somebody has such a handle is not known
 * here. The pieces in their order are the text; an empty text gives none.
 */
export function splitMentions(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const { index, 0: whole, 1: handle = '' } of text.matchAll(mention)) {
    if (index > end) pieces.push({ text: text.slice(end, index) })
    pieces.push({ text: whole, handle: handle.toLowerCase() })
    end = index + whole.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end) })
  return pieces
}
