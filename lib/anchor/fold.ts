import { listGraphemes } from '@/lib/text'

/** A text as it is compared, and for each of its UTF-16 units the original grapheme (from, to) it comes from. */
export type Folded = { text: string; starts: number[]; ends: number[] }

const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/**
 * A text with everything made equal that typing, pasting or a typesetter changes without changing the words: runs of
 * white space (no-break spaces too) are one space; quotation marks, apostrophes, dashes and ellipses are their ASCII
 * forms; soft hyphens, zero-width spaces and direction marks are gone; letters are in NFC. Case and accents stay: they
 * are words. The index arrays lead from each unit of the result back to UTF-16 indexes of the original, always to
 * whole graphemes, so that a match in the folded text can be shown in the original.
 */
export function fold(original: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] }
  for (const { index, segment } of listGraphemes(original)) {
    const plain = foldGrapheme(segment)
    const end = index + segment.length
    if (plain === ' ' && folded.text.endsWith(' ')) {
      folded.ends[folded.ends.length - 1] = end
      continue
    }
    folded.text += plain
    for (let unit = 0; unit < plain.length; unit += 1) {
      folded.starts.push(index)
      folded.ends.push(end)
    }
  }
  return folded
}

function foldGrapheme(segment: string): string {
  if (/^\s+$/.test(segment)) return ' '
  return segment
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[‘’‚‛′ʼ`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
}
