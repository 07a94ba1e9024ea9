import { distance } from 'fastest-levenshtein'

/** A part of what was typed: a word, several words in a row, or how a word begins; wanted, or not wanted. */
export type Term = { words: string; form: 'word' | 'phrase' | 'begins'; not: boolean }

/** How much of what was typed is read; more makes a search no better. */
export const longestTyped = 200
const mostTerms = 12
/** What fewer letters begin are too many words. */
const leastBegun = 3

const parts = /(-?)(?:"([^"]*)(?:"|$)|(\S+))/g
const quotationMarks = /[“”„‟«»]/g

/**
 * What was typed as people mean it: all of the words, "words in a row" in quotation marks of any kind, `-not` in front of
 * either, and `begin*` for the beginning of a word. A quotation mark that is never closed holds to the end. Whatever has
 * neither letter nor digit says nothing and is left out, so every text can be typed; at most twelve parts are read.
 */
export function readTerms(typed: string): Term[] {
  const found = [...typed.slice(0, longestTyped).replace(quotationMarks, '"').matchAll(parts)]
  return found
    .map(([, minus, phrase, word = '']): Term => {
      const not = minus === '-'
      if (phrase !== undefined) return { words: phrase.trim(), form: 'phrase', not }
      const begun = word.replace(/\*+$/, '')
      return { words: begun, form: begun !== word && isLong(begun) ? 'begins' : 'word', not }
    })
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words))
    .slice(0, mostTerms)
}

/**
 * The same where the last word may not be finished yet: then it finds every word that it begins. Null where nothing is
 * unfinished: after a space or a quotation mark, and of one or two letters, which begin too much.
 */
export function withLastBegun(typed: string, terms: readonly Term[]): Term[] | null {
  const last = terms.at(-1)
  if (last?.form !== 'word' || last.not || !isLong(last.words)) return null
  return typed.endsWith(last.words) ? [...terms.slice(0, -1), { ...last, form: 'begins' }] : null
}

/** The words that somebody may have mistyped: wanted, of letters alone, and long enough to be told from others. */
export function spellable(terms: readonly Term[]): string[] {
  return terms
    .filter(({ words, form, not }) => form !== 'phrase' && !not && /^\p{L}{4,30}$/u.test(words))
    .map(({ words }) => words)
}

/** How many candidates are worth looking up. */
const mostNear = 3

/**
 * Of words those that may have been meant by one that was typed: at most one letter wrong, missing, too many in words of
 * up to five letters, two in longer ones (Levenshtein's distance, whatever the case). The nearest first, else as given.
 */
export function nearest(typed: string, words: readonly string[]): string[] {
  const allowed = typed.length > 5 ? 2 : 1
  const meant = typed.toLowerCase()
  return words
    .map((word) => ({ word, edits: distance(meant, word) }))
    .filter(({ edits }) => edits > 0 && edits <= allowed)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, mostNear)
    .map(({ word }) => word)
}

/** What was typed with other words in the place of some, each where it first stands. */
export function respell(typed: string, instead: ReadonlyMap<string, string>): string {
  return [...instead].reduce((text, [word, better]) => text.replace(word, () => better), typed)
}

const isLong = (word: string) => (word.match(/[\p{L}\p{N}]/gu) ?? []).length >= leastBegun
