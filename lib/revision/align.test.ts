import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignParagraphs, type Known } from './align'

const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zy'.split(' ')
/** A sentence of its own for each number: any two have next to nothing in common. */
function sentenceOf(seed: number): string {
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return (state >>> 8) % below
  }
  const word = () => Array.from({ length: 2 + next(3) }, () => syllables[next(syllables.length)]).join('')
  return `${Array.from({ length: 10 + next(8) }, word).join(' ')}.`
}
const sentence = fc.integer({ min: 1 }).map(sentenceOf)
/** Paragraphs of two halves, each of two sentences. */
const article = fc
  .uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 12 })
  .map((seeds) =>
    seeds.map((seed) => {
      const [a, b, c, d] = [0, 1, 2, 3].map((part) => sentenceOf(seed * 4 + part))
      return { halves: [`${a} ${b}`, `${c} ${d}`] as const }
    }),
  )
const known = (texts: string[]): Known[] => texts.map((text, at) => ({ id: `p${at}`, text }))
const textsOf = (all: { halves: readonly [string, string] }[]) => all.map(({ halves }) => halves.join(' '))
const idsOf = (was: Known[]) => was.map(({ id }) => id)
const place = fc.nat({ max: 1_000 })

describe('what becomes of paragraphs', () => {
  it('keeps every id of a text that did not change', () => {
    fc.assert(
      fc.property(article.map(textsOf), (texts) => {
        const was = known(texts)
        expect(alignParagraphs(was, texts)).toEqual({
          ids: idsOf(was),
          derivedFrom: texts.map(() => null),
          mergedInto: new Map(),
        })
      }),
    )
  })

  it('keeps every id when one paragraph has another sentence in the place of one', () => {
    fc.assert(
      fc.property(article, place, sentence, (all, at, other) => {
        const texts = textsOf(all)
        const was = known(texts)
        const index = at % texts.length
        const [first] = all[index]?.halves ?? ['']
        const sentences = (texts[index] ?? '').split('. ')
        sentences[1] = other.slice(0, -1)
        texts[index] = sentences.join('. ')
        expect(first).toBeTruthy()
        expect(alignParagraphs(was, texts).ids).toEqual(idsOf(was))
      }),
    )
  })

  it('keeps the ids of all that stays when paragraphs are put in and taken out, and gives none to what is new', () => {
    fc.assert(
      fc.property(
        article.map(textsOf),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (texts, stays) => {
          const before = texts.filter((_, at) => at % 3 !== 0 || stays[at])
          const after = texts.filter((_, at) => at % 3 === 0 || stays[at])
          fc.pre(before.length > 0)
          const was = known(before)
          const { ids, mergedInto } = alignParagraphs(was, after)
          expect(ids).toEqual(after.map((text) => was.find((one) => one.text === text)?.id ?? null))
          expect(mergedInto.size).toBe(0)
        },
      ),
    )
  })

  it('keeps every id when paragraphs change places', () => {
    fc.assert(
      fc.property(
        article
          .map(textsOf)
          .chain((texts) =>
            fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })),
          ),
        ([texts, order]) => {
          const ids = alignParagraphs(
            known(texts),
            order.map((at) => texts[at] ?? ''),
          ).ids
          expect(ids).toEqual(order.map((at) => `p${at}`))
        },
      ),
    )
  })

  it('gives the id of a split paragraph to one part, and says where the other comes from', () => {
    fc.assert(
      fc.property(article, place, (all, at) => {
        const index = at % all.length
        const was = known(textsOf(all))
        const after = all.flatMap(({ halves }, here) => (here === index ? [...halves] : [halves.join(' ')]))
        const { ids, derivedFrom } = alignParagraphs(was, after)
        const [one, other] = [ids[index] ?? null, ids[index + 1] ?? null]
        expect([one, other]).toContain(`p${index}`)
        expect([one, other]).toContain(null)
        const part = one === null ? index : index + 1
        expect(derivedFrom).toEqual(after.map((_, here) => (here === part ? `p${index}` : null)))
        expect(ids.filter((id) => id !== null).sort()).toEqual(idsOf(was).sort())
      }),
    )
  })

  it('keeps the id of the larger of two that are merged, and says where the other went', () => {
    fc.assert(
      fc.property(article, place, (all, at) => {
        const texts = textsOf(all)
        const was = known(texts)
        const index = at % (texts.length - 1)
        const pair = [texts[index] ?? '', texts[index + 1] ?? '']
        fc.pre(Math.abs((pair[0]?.length ?? 0) - (pair[1]?.length ?? 0)) > 3)
        const after = [...texts.slice(0, index), pair.join(' '), ...texts.slice(index + 2)]
        const { ids, mergedInto, derivedFrom } = alignParagraphs(was, after)
        const isFirst = (pair[0]?.length ?? 0) > (pair[1]?.length ?? 0)
        const [larger, smaller] = isFirst ? [index, index + 1] : [index + 1, index]
        expect(ids[index]).toBe(`p${larger}`)
        expect(mergedInto).toEqual(new Map([[`p${smaller}`, index]]))
        expect(derivedFrom.every((from) => from === null)).toBe(true)
      }),
    )
  })

  it('gives no id twice and keeps no id of nowhere, whatever was done', () => {
    const any = fc.array(fc.oneof(sentence, fc.string(), fc.constantFrom('', 'Yes.', 'No.')), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(any, any, fc.array(place, { maxLength: 6 }), (before, more, again) => {
        const was = known(before)
        const after = [...more, ...again.map((at) => before[at % Math.max(1, before.length)] ?? 'x')]
        const { ids, derivedFrom, mergedInto } = alignParagraphs(was, after)
        const kept = ids.filter((id) => id !== null)
        expect(new Set(kept).size).toBe(kept.length)
        expect([ids.length, derivedFrom.length]).toEqual([after.length, after.length])
        for (const id of [...kept, ...derivedFrom.filter((id) => id !== null), ...mergedInto.keys()])
          expect(idsOf(was)).toContain(id)
        for (const id of mergedInto.keys()) expect(kept).not.toContain(id)
      }),
    )
  })
})

describe('what is told apart', () => {
  const a = 'The council agreed on Tuesday to spend thirty million on the bridge.'
  const b = 'Nobody from the opposition was in the room when the vote was taken.'
  const c = 'Work on the foundations begins in the spring, the mayor said.'

  it('takes typography for no difference', () => {
    const was = known(['He said “it’s over” — and left.', a])
    expect(alignParagraphs(was, ['He said "it\'s over" - and left.', a]).ids).toEqual(['p0', 'p1'])
  })

  it('keeps an id through a move with an edit', () => {
    expect(alignParagraphs(known([a, b, c]), [b, c, a.replace('thirty', 'forty')]).ids).toEqual([
      'p1',
      'p2',
      'p0',
    ])
  })

  it('does not take one of two equal lines for the other when one of them goes', () => {
    const was = known(['* Yes', a, '* Yes', b])
    expect(alignParagraphs(was, [a, '* Yes', b]).ids).toEqual(['p1', 'p2', 'p3'])
  })

  it('gives no id to a text that has little in common with what stood there', () => {
    expect(alignParagraphs(known([a, b]), [a, c])).toEqual({
      ids: ['p0', null],
      derivedFrom: [null, null],
      mergedInto: new Map(),
    })
  })

  it('takes a sentence that is repeated for a copy and for no part', () => {
    const was = known([`${a} ${b}`, c])
    expect(alignParagraphs(was, [`${a} ${b}`, a, c]).derivedFrom).toEqual([null, null, null])
  })
})
