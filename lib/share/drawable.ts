/**
 * What the typefaces of the share pictures can draw: Latin, Greek and Cyrillic letters, and the punctuation that goes
 * with them. Narrower than the fonts themselves, so that nothing is ever looked for elsewhere (a test draws it all).
 */
const drawn =
  /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u0148\u014a-\u017e\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e\u045f\u0490\u0491\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]/u

/** What is written the same in plainer characters. */
const plainer: [RegExp, string][] = [
  [/\p{Default_Ignorable_Code_Point}/gu, ''],
  [/[\u2010\u2011]/gu, '-'],
  [/[\u2012\u2015]/gu, '–'],
  [/\s+/gu, ' '],
]

/**
 * A text as it can be drawn: signs and emoji that the typefaces lack are left out. Null where a letter, a digit or an
 * accent would be missing (Arabic, Chinese, Devanagari …), since half a sentence is worse than none; and for nothing.
 */
export function drawableText(text: string): string | null {
  const plain = plainer.reduce((words, [from, to]) => words.replace(from, to), text.normalize('NFC'))
  const lacking = Array.from(plain).filter((character) => !drawn.test(character))
  if (lacking.some((character) => /[\p{L}\p{N}\p{M}]/u.test(character))) return null
  const left = Array.from(plain).filter((character) => drawn.test(character))
  return left.join('').replace(/ {2,}/g, ' ').trim() || null
}

/** The English name of a language from its code ("Japanese"); null for English and for a code that names none. */
export function foreignLanguage(code: string): string | null {
  try {
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code)
    return name && !name.includes('English') ? name : null
  } catch {
    return null
  }
}
