import { RE2JS, RE2Set } from 're2js'
import { codePointLength, listGraphemes } from '@/lib/text'

/** The longest word rule, in code points. */
export const maxPatternLength = 100

/** The most matches of one rule that are shown. */
const mostShown = 3

const letter = '[\\p{L}\\p{M}\\p{N}]'
const noLetter = '[^\\p{L}\\p{M}\\p{N}]'
const endsInLetter = /[\p{L}\p{M}\p{N}*]$/u
const beginsInLetter = /^[\p{L}\p{M}\p{N}*]/u

/**
 * A text as words are compared: compatibility forms (full-width letters, ligatures) and case are made equal, characters
 * that show nothing are gone. Accents stay, for they make other words.
 */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/ς/g, 'σ')
    .normalize('NFC')
}

/** Why a pattern is no rule; null for a good one. A rule must name something: a star alone would match every text. */
export function patternProblem(pattern: string): string | null {
  if (codePointLength(pattern) > maxPatternLength) return `Shorten this to ${maxPatternLength} characters.`
  const named = [...foldWords(pattern)].filter((character) => !/[\s*]/.test(character)).length
  return named < 2
    ? 'Write at least two characters besides the star, or it would match nearly everything.'
    : null
}

/**
 * A rule as a regular expression of RE2, whose matching time grows with the text and never faster. Whole words only; `*`
 * stands for any letters and digits, also none; white space for whatever stands between words; all else for itself.
 * Group 1 is the match without what surrounds it.
 */
export function expressionOf(pattern: string): string {
  const folded = foldWords(pattern).trim()
  const parts = folded.split(/(\*+|\s+)/).map((part) => {
    if (part.startsWith('*')) return `${letter}*`
    return /^\s/.test(part) ? `${noLetter}+` : RE2JS.quote(part)
  })
  const before = beginsInLetter.test(folded) ? `(?:^|${noLetter})` : ''
  const after = endsInLetter.test(folded) ? `(?:${noLetter}|$)` : ''
  return `${before}(${parts.join('')})${after}`
}

export type WordMatcher<Rule> = (text: string) => { rule: Rule; words: string[] }[]

/** Finds all rules at once that a text breaks, each with the very words, as they stand in the text. */
export function compileRules<Rule extends { pattern: string }>(rules: readonly Rule[]): WordMatcher<Rule> {
  if (rules.length === 0) return () => []
  const set = new RE2Set()
  for (const { pattern } of rules) set.add(expressionOf(pattern))
  set.compile()
  return (text) => {
    const found = set.match(foldWords(text))
    if (found.length === 0) return []
    const mapped = foldWithPlaces(text)
    return found.flatMap((index) => {
      const rule = rules[index]
      return rule ? [{ rule, words: wordsOf(rule.pattern, text, mapped) }] : []
    })
  }
}

type Mapped = { folded: string; starts: number[]; ends: number[] }

/** The folded text, and for each of its units where the grapheme it comes from begins and ends in the original. */
function foldWithPlaces(text: string): Mapped {
  const mapped: Mapped = { folded: '', starts: [], ends: [] }
  for (const { index, segment } of listGraphemes(text)) {
    const folded = foldWords(segment)
    mapped.folded += folded
    for (let unit = 0; unit < folded.length; unit += 1) {
      mapped.starts.push(index)
      mapped.ends.push(index + segment.length)
    }
  }
  return mapped
}

function wordsOf(pattern: string, text: string, { folded, starts, ends }: Mapped): string[] {
  const matcher = RE2JS.compile(expressionOf(pattern)).matcher(folded)
  const words = new Set<string>()
  for (let at = 0; words.size < mostShown && at <= folded.length && matcher.find(at); ) {
    const [start, end] = [matcher.start(1), matcher.end(1)]
    words.add(text.slice(starts[start], ends[end - 1]))
    at = Math.max(end, at + 1)
  }
  return [...words]
}
