import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorQuote } from './quote'
import { type Made, reAnchor, sceneOf } from './re-anchor'

const a = 'The council agreed on Tuesday to spend 30 million on the bridge over the river.'
const b = 'Nobody from the opposition was in the room when the vote was taken, two witnesses say.'
const c = 'Work on the foundations begins in the spring, the mayor said on Wednesday.'

type Links = { merged?: Record<string, string>; derived?: Record<string, string> }

function scene(texts: Record<string, string>, { merged = {}, derived = {} }: Links = {}) {
  return sceneOf(
    Object.entries(texts).map(([id, text]) => ({ id, text })),
    { mergedInto: new Map(Object.entries(merged)), derivedFrom: new Map(Object.entries(derived)) },
  )
}

function made(paragraphId: string, text: string, words: string | null, isJudged = true): Made {
  const start = words === null ? 0 : text.indexOf(words)
  return {
    paragraphId,
    text,
    quote: words === null ? null : anchorQuote(text, start, start + words.length),
    isJudged,
  }
}

const wordsAt = ({ start, end }: { start: number | null; end: number | null }, text: string) =>
  text.slice(start ?? 0, end ?? undefined)

describe('finding an annotation again', () => {
  it('says anchored of everything in a text that did not change', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (texts, at, from, length) => {
          const text = texts[at % texts.length] ?? ''
          const quote = anchorQuote(
            text,
            from % (text.length + 1),
            (from % (text.length + 1)) + (length % 20),
          )
          const all = Object.fromEntries(texts.map((one, place) => [`p${place}`, one]))
          const one = { paragraphId: `p${at % texts.length}`, text, quote, isJudged: true }
          expect(reAnchor(one, scene(all))).toMatchObject({
            state: 'anchored',
            paragraphId: one.paragraphId,
            start: quote?.start ?? null,
            similarity: 1,
          })
        },
      ),
    )
  })

  it('follows words within their paragraph', () => {
    const now = `On a cold evening it was done. ${a}`
    const placed = reAnchor(made('a', a, '30 million'), scene({ a: now, b }))
    expect([placed.state, wordsAt(placed, now)]).toEqual(['anchored', '30 million'])
  })

  it('follows words into the paragraph that took theirs in, and into the part that was split off', () => {
    const joined = `${b} ${a}`
    const merged = reAnchor(made('a', a, '30 million'), scene({ b: joined, c }, { merged: { a: 'b' } }))
    expect([merged.state, merged.paragraphId, wordsAt(merged, joined)]).toEqual(['moved', 'b', '30 million'])
    const split = scene({ a: `${a} ${c}`.slice(0, a.length), n: c, b }, { derived: { n: 'a' } })
    expect(reAnchor(made('a', `${a} ${c}`, 'the mayor said'), split)).toMatchObject({
      state: 'moved',
      paragraphId: 'n',
    })
  })

  it.each([
    ['a digit', a.replace('30', '31')],
    ['a negation', a.replace('agreed', 'did not agree')],
    ['a sign', a.replace('30 million', '-30 million')],
  ])('lets a verdict drift for %s that changed in its words', (_, now) => {
    const words = a.slice(0, a.indexOf(' on the bridge'))
    expect(reAnchor(made('a', a, words), scene({ a: now, b })).state).toBe('drifted')
    expect(reAnchor(made('a', a, null), scene({ a: now, b })).state).toBe('drifted')
  })

  it('takes a change of typography for none', () => {
    const said = 'He said “it’s over” — and left the room.'
    const now = 'He said "it\'s over" - and left the room.'
    expect(reAnchor(made('a', said, null), scene({ a: now })).state).toBe('anchored')
    const placed = reAnchor(made('a', said, '“it’s over”'), scene({ a: now }))
    expect([placed.state, wordsAt(placed, now)]).toEqual(['anchored', '"it\'s over"'])
  })

  it('lets a remark stay at words that changed by a letter', () => {
    const now = a.replace('council agreed', 'counsil agreed')
    const words = 'The council agreed on Tuesday'
    expect(reAnchor(made('a', a, words, false), scene({ a: now })).state).toBe('moved')
    expect(reAnchor(made('a', a, words, true), scene({ a: now })).state).toBe('drifted')
  })

  it('never guesses between two places that fit equally', () => {
    const twice = scene({ x: 'We paid, he said. It was done.', y: 'We paid, he said. It was done.' })
    expect(reAnchor(made('gone', 'We paid, he said. It was done.', 'he said'), twice).state).toBe('orphaned')
  })

  it('does not take the same few words elsewhere for those that went', () => {
    const text = 'The plan costs 30 million. The other plan, which nobody wanted, costs 30 million as well.'
    const now = 'The other plan, which nobody wanted, costs 30 million as well.'
    expect(reAnchor(made('a', text, '30 million'), scene({ a: now })).state).toBe('orphaned')
  })

  it('orphans what is gone, and finds it again when it comes back', () => {
    const one = made('a', a, '30 million')
    expect(reAnchor(one, scene({ b, c }))).toEqual({
      state: 'orphaned',
      paragraphId: null,
      start: null,
      end: null,
      similarity: 0,
    })
    expect(reAnchor(one, scene({ b, a, c })).state).toBe('anchored')
  })

  it('places within the text, at whole characters, whatever it is given', () => {
    const any = fc.string({ unit: 'grapheme-composite', maxLength: 60 })
    fc.assert(
      fc.property(
        any,
        any,
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 }),
        fc.boolean(),
        (text, now, from, to, isJudged) => {
          const quote = anchorQuote(text, Math.min(from, to), Math.max(from, to))
          const placed = reAnchor({ paragraphId: 'a', text, quote, isJudged }, scene({ a: now, b }))
          if (placed.start === null || placed.end === null || placed.paragraphId !== 'a') return
          expect(anchorQuote(now, placed.start, placed.end)).not.toBeNull()
          expect([...now].length).toBeGreaterThanOrEqual(placed.end)
        },
      ),
    )
  })
})
