import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markRuns } from '@/lib/anchor/marks'
import { sliceCodePoints } from '@/lib/text'
import { type InlineMark, marksOf, parseMarks } from './inline'
import { inlineRuns } from './inline-runs'
import { placeRuns, tableRows } from './table-cells'

const anyMark: fc.Arbitrary<InlineMark> = fc
  .tuple(fc.nat(12), fc.integer({ min: 1, max: 8 }), fc.constantFrom('emphasis', 'strong', 'link', 'header'))
  .map(([start, length, kind]) =>
    kind === 'link'
      ? { kind, start, end: start + length, href: 'https://a.example/' }
      : { kind: kind as 'strong', start, end: start + length },
  )

describe('inlineRuns', () => {
  it('cuts a stretch where marks begin and end, in code points of the paragraph', () => {
    const marks: InlineMark[] = [
      { kind: 'strong', start: 1, end: 4 },
      { kind: 'link', start: 3, end: 9, href: 'https://a.example/' },
    ]
    expect(inlineRuns('😀bcdef', 0, marks)).toEqual([
      { text: '😀', isEmphasis: false, isStrong: false, href: null },
      { text: 'bc', isEmphasis: false, isStrong: true, href: null },
      { text: 'd', isEmphasis: false, isStrong: true, href: 'https://a.example/' },
      { text: 'ef', isEmphasis: false, isStrong: false, href: 'https://a.example/' },
    ])
    expect(inlineRuns('ef', 4, marks)).toEqual([
      { text: 'ef', isEmphasis: false, isStrong: false, href: 'https://a.example/' },
    ])
  })

  it('gives the stretch again, whatever is marked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.nat(5),
        fc.array(anyMark),
        (text, start, marks) => {
          const stretch = sliceCodePoints(text, start)
          const runs = inlineRuns(stretch, start, marks)
          expect(runs.map((run) => run.text).join('')).toBe(stretch)
          expect(runs.every((run) => run.text !== '')).toBe(true)
        },
      ),
    )
  })
})

describe('tableRows', () => {
  it('has a cell for each tab and a row for each line, and heads where they are marked', () => {
    const text = 'a\tb\nc\t\nd'
    const heads: InlineMark[] = [
      { kind: 'header', start: 2, end: 3 },
      { kind: 'header', start: 4, end: 5 },
    ]
    const rows = tableRows(placeRuns(markRuns(text, []), true), heads)
    expect(
      rows.map((row) => row.map(({ runs, scope }) => [runs.map((run) => run.text).join(''), scope])),
    ).toEqual([
      [
        ['a\t', null],
        ['b\n', 'col'],
      ],
      [
        ['c\t', 'row'],
        ['\n', null],
      ],
      [['d', null]],
    ])
  })

  it('says every letter of the text once, whatever is quoted in it', () => {
    const table = fc.array(fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(table, fc.nat(8), fc.integer({ min: 1, max: 8 }), (rows, start, length) => {
        const text = rows.map((row) => row.join('\t')).join('\n')
        const runs = placeRuns(markRuns(text, [{ id: 'a', start, end: start + length, rank: 0 }]), true)
        const said = tableRows(runs, [])
          .flat()
          .flatMap((cell) => cell.runs.map((run) => run.text))
        expect(said.join('')).toBe(text)
        expect(tableRows(runs, [])).toHaveLength(rows.length)
      }),
    )
  })
})

describe('marks of a row', () => {
  it.each([
    ['no list', '{}'],
    ['a script', '[{"kind":"link","start":0,"end":1,"href":"javascript:alert(1)"}]'],
    ['HTML', '[{"kind":"html","start":0,"end":1}]'],
    ['more than is asked', '[{"kind":"strong","start":0,"end":1,"onclick":"x"}]'],
    ['a link to no site', '[{"kind":"link","start":0,"end":1,"href":"http:///x"}]'],
  ])('are none when they are %s', (_, json) => {
    expect(parseMarks(JSON.parse(json))).toBeNull()
    expect(marksOf(JSON.parse(json), 'abc')).toEqual([])
  })

  it('are left out where they do not fit the text', () => {
    const fits = { kind: 'strong', start: 0, end: 3 }
    expect(
      marksOf([fits, { kind: 'strong', start: 0, end: 4 }, { kind: 'strong', start: 2, end: 2 }], 'abc'),
    ).toEqual([fits])
  })
})
