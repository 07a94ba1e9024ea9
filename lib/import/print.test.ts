import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlainText } from '@/lib/article/plain-text'
import { printOf, sameFrom, similarity } from './print'

const source = readPlainText(readFileSync('prisma/seed/us-security-commitments.txt', 'utf8'))
if ('problem' in source) throw new Error(source.problem)
const { paragraphs } = source

const share = (one: number[], other: number[]) => one.filter((number) => other.includes(number)).length
const sentences = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    text: `Sentence number ${(from + at) * 7919} says ${(from + at) * 104729} things about a subject.`,
  }))

describe('the print of an article', () => {
  it('is sixteen whole numbers that PostgreSQL can hold, the same each time', () => {
    const print = printOf(paragraphs)
    expect(print).toHaveLength(16)
    expect(print.every((number) => Number.isInteger(number) && Math.abs(number) <= 2 ** 31)).toBe(true)
    expect(printOf(paragraphs)).toEqual(print)
  })

  it('is none for a few words, which may stand in many articles', () => {
    expect(printOf([{ text: 'The council met on Monday and agreed on a new plan.' }])).toEqual([])
    expect(printOf([])).toEqual([])
  })

  it('goes on through what an editor changes: case, punctuation, a paragraph, some words', () => {
    const print = printOf(paragraphs)
    const shouted = paragraphs.map(({ text }) => ({ text: text.toUpperCase().replace(/[.,]/g, ' !') }))
    expect(printOf(shouted)).toEqual(print)
    const edited = paragraphs.map(({ text }, at) => ({
      text: at % 9 === 4 ? text.replace(/the/g, 'this') : text,
    }))
    expect(similarity(paragraphs, edited)).toBeGreaterThan(sameFrom)
    expect(share(printOf(edited), print)).toBeGreaterThan(0)
    expect(share(printOf(paragraphs.slice(1)), print)).toBeGreaterThan(0)
  })

  it('is shared by nearly the same texts always, and hardly ever by others', () => {
    const whole = sentences(0, 60)
    const print = printOf(whole)
    let strangers = 0
    for (let other = 1; other <= 200; other += 1) {
      const near = [...sentences(0, 58), ...sentences(1_000 * other, 2)]
      expect(similarity(whole, near)).toBeGreaterThan(sameFrom)
      expect(share(printOf(near), print)).toBeGreaterThan(0)
      if (share(printOf(sentences(100_000 * other, 60)), print) > 0) strangers += 1
    }
    expect(strangers).toBeLessThan(10)
  })

  it('knows scripts without spaces', () => {
    const text = [
      {
        text: '昨天上午十时，连接古城南北两岸的新桥正式通车。这座全长一千二百米的大桥，用了三年零两个月建成，总投资九亿元。',
      },
    ]
    const edited = [{ text: `${text[0]?.text}货车禁止通行。` }]
    expect(printOf(text)).toHaveLength(16)
    expect(similarity(text, edited)).toBeGreaterThan(0.8)
  })
})

describe('similarity', () => {
  it('is between 0 and 1, the same both ways, and 1 for the same words', () => {
    const words = fc.array(fc.record({ text: fc.string({ maxLength: 200 }) }), { maxLength: 5 })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const likeness = similarity(one, other)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(similarity(other, one)).toBe(likeness)
      }),
    )
    expect(similarity(paragraphs, paragraphs)).toBe(1)
    expect(similarity(paragraphs, sentences(0, 50))).toBe(0)
  })
})
