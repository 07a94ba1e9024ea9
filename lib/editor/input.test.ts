import { v4 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { publishInput, saveArticleInput, saveFormInput, scheduleInput } from '@/lib/editor/input'

const looked = { id: newId(), from: '1', savings: '2' }
const now = () => new Date('2026-11-27T12:00:00Z')
const problemOf = (at: string) => {
  const parsed = scheduleInput(now).safeParse({ ...looked, at, reason: 'update' })
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? '')
}

describe('a time to publish at', () => {
  it('is read as UTC', () => {
    const parsed = scheduleInput(now).parse({ ...looked, at: '2026-11-28T09:30', reason: 'update' })
    expect(parsed.at.toISOString()).toBe('2026-11-28T09:30:00.000Z')
  })

  it.each([
    ['', 'year-month-day'],
    ['tomorrow', 'year-month-day'],
    ['2026-13-40T09:30', 'no such day'],
    ['2026-11-27T11:59', 'is over'],
    ['2026-11-27T12:00', 'is over'],
    ['2028-11-27T12:00', 'within a year'],
  ])('is refused as %j', (at, words) => expect(problemOf(at)).toContain(words))
})

describe('publishing', () => {
  it('asks a correction for its note, and nothing else', () => {
    const parse = (change: object) => publishInput.safeParse({ ...looked, key: newId(), ...change })
    expect(parse({ reason: 'correction', note: ' ' }).success).toBe(false)
    expect(parse({ reason: 'correction', note: 'It was 31.' }).success).toBe(true)
    expect(parse({ reason: 'update', at: '' }).data).not.toHaveProperty('at')
  })
})

describe('a text on its way', () => {
  const counted = { id: newId(), base: '1', savings: '0', writer: newId(), turn: '1' }

  it('comes in one field, and is refused when that is damaged', () => {
    const words = JSON.stringify({ title: 'A', paragraphs: [{ kind: 'heading', text: 'B' }] })
    expect(saveArticleInput.parse({ ...counted, words }).words).toMatchObject({
      title: 'A',
      paragraphs: [{ kind: 'heading', text: 'B' }],
    })
    expect(saveArticleInput.safeParse({ ...counted, words: '{' }).success).toBe(false)
    expect(saveArticleInput.safeParse({ ...counted, words: 'x'.repeat(250_000) }).success).toBe(false)
  })

  it('comes field by field from a page without scripts', () => {
    const { writer: _, turn: __, ...form } = counted
    const head = { title: 'A', byline: '', site: '', sourceUrl: '', language: 'en', publishedOn: '' }
    const sent = { ...form, ...head, paragraphs: [{ kind: 'note', text: 'B\r\nC' }] }
    expect(saveFormInput.parse(sent).words.paragraphs).toEqual([{ kind: 'note', text: 'B\nC' }])
  })
})
