import fc from 'fast-check'
import { RE2JS, RE2Set } from 're2js'
import { describe, expect, it } from 'vitest'
import { compileRules, expressionOf, foldWords, patternProblem } from '@/lib/moderation/words'

const found = (pattern: string, text: string) =>
  compileRules([{ pattern }])(text).flatMap(({ words }) => words)

describe('a word rule', () => {
  it.each([
    ['whole words', 'scam', 'A SCAM, they say', ['SCAM']],
    ['not parts of words', 'ass', 'a class passes', []],
    ['words beside each other', 'spam', 'Spam spam SPAM', ['Spam', 'spam', 'SPAM']],
    ['a star at the end', 'idiot*', 'idiots and idiotic idiot', ['idiots', 'idiotic', 'idiot']],
    ['a star in front', '*casino', 'best supercasino!', ['supercasino']],
    ['a star between', 'b*d', 'bad bread, bed b d', ['bad', 'bread', 'bed']],
    [
      'words in a row, whatever stands between',
      'buy now',
      'buy – NOW, or buy\nnow',
      ['buy – NOW', 'buy\nnow'],
    ],
    ['compatibility forms and what is not seen', 'free', 'ｆｒｅｅ fr\u200bee ﬀ', ['ｆｒｅｅ', 'fr\u200bee']],
    ['letters of every script, folded', 'ΣΟΦΌΣ', 'ο σοφός λέει', ['σοφός']],
    ['the long s of German capitals', 'straße', 'DIE STRASSE', ['STRASSE']],
    ['accents as they are', 'pate', 'le pâté', []],
    ['signs as themselves', 'a+b (c|d)', 'a+b (c|d)', ['a+b (c|d)']],
    ['signs at the edge without a word beside them', '$$', 'cash$$now', ['$$']],
  ])('finds %s', (_, pattern, text, words) => {
    expect(found(pattern, text)).toEqual(words)
  })

  it('names what would match nearly everything, or is too long', () => {
    expect(patternProblem('*')).toMatch(/two characters/)
    expect(patternProblem('a *')).toMatch(/two characters/)
    expect(patternProblem('a'.repeat(101))).toMatch(/100/)
    expect(patternProblem('ab*')).toBeNull()
  })
})

const hostile = fc
  .array(fc.constantFrom('a', '*', 'aa', '*a', ' ', '(', '+', '|', ')', '[', '\\', 'é', '{9}'), {
    minLength: 1,
    maxLength: 25,
  })
  .map((parts) => `aa${parts.join('')}`)

/** How often matching looks at a unit of the text, which is what it costs. */
function looks(patterns: string[], text: string): number {
  const set = new RE2Set()
  for (const pattern of patterns) set.add(expressionOf(pattern))
  set.compile()
  const units = [...new TextEncoder().encode(foldWords(text))]
  let count = 0
  const counted = new Proxy(units, {
    get(target, name) {
      if (typeof name === 'string' && /^\d+$/.test(name)) count += 1
      return Reflect.get(target, name)
    },
  })
  set.match(counted)
  return count
}

describe('matching', () => {
  it('looks at each character a bounded number of times, whatever patterns and texts people think of', () => {
    const texts = fc.constantFrom('a', 'aa ', 'a(', 'é', 'ab')
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), texts, (patterns, unit) => {
        const short = looks(patterns, unit.repeat(500))
        const long = looks(patterns, unit.repeat(2_000))
        expect(short).toBeGreaterThan(0)
        expect(long).toBeLessThanOrEqual(4 * short + 200)
        expect(long).toBeLessThanOrEqual(8 * new TextEncoder().encode(unit.repeat(2_000)).length + 200)
      }),
      { numRuns: 60 },
    )
  })

  it('makes programs that grow with the pattern and no faster', () => {
    fc.assert(
      fc.property(hostile, (pattern) => {
        const size = RE2JS.compile(expressionOf(pattern)).programSize()
        expect(size).toBeLessThanOrEqual(8 * foldWords(pattern).length + 30)
      }),
    )
  })

  it('shows words that stand in the text, letter for letter', () => {
    const words = fc.constantFrom('Spam', 'spams', 'ＳＰＡＭ', 'sp\u00adam', 'ham', 'é', '👨‍👩‍👧', '—')
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ')
        for (const word of found('spam*', text)) expect(parts).toContain(word)
      }),
    )
  })
})
