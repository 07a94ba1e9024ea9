import { describe, expect, it } from 'vitest'
import { changesOf } from '@/lib/editor/preview'
import { articleWords } from '@/lib/editor/words'

const text = (...paragraphs: string[]) => ({
  words: articleWords({ title: 'A title', language: 'en' }),
  paragraphs: paragraphs.map((one) => {
    const [id = '', words = id, kind = 'paragraph'] = one.split(':')
    return { id, text: words, kind }
  }),
})
const said = (was: ReturnType<typeof text>, is: ReturnType<typeof text>) =>
  changesOf(was, is).rows.map((row) =>
    row.what === 'unchanged' ? `${row.count} stay` : `${row.what} ${row.id}`,
  )
const side = (parts: { text: string; kind: string }[] = []) =>
  parts.map(({ text, kind }) => `${kind}:${text}`)

describe('changesOf', () => {
  it('says that nothing changes', () => {
    expect(changesOf(text('a', 'b'), text('a', 'b')).isSame).toBe(true)
    expect(said(text('a', 'b', 'c'), text('a', 'b', 'c'))).toEqual(['3 stay'])
  })

  it('shows one paragraph on either side of a change, and counts the others', () => {
    const was = text('a', 'b', 'c', 'd:old words', 'e', 'f', 'g')
    expect(said(was, text('a', 'b', 'c', 'd:new words', 'e', 'f', 'g'))).toEqual([
      '2 stay',
      'same c',
      'changed d',
      'same e',
      '2 stay',
    ])
  })

  it('marks on the left what goes, and on the right what comes', () => {
    const [row] = changesOf(text('a:It cost 30 million.'), text('a:It cost 31 million.')).rows
    if (!row || row.what === 'unchanged') throw new Error('There is a change.')
    expect(side(row.was?.parts)).toEqual(['same:It cost ', 'removed:30', 'same: million.'])
    expect(side(row.is?.parts)).toEqual(['same:It cost ', 'added:31', 'same: million.'])
  })

  it('tells new, removed, moved and retyped paragraphs apart', () => {
    expect(said(text('a', 'b', 'c'), text('c', 'a', 'n', 'b:b:heading'))).toEqual([
      'moved c',
      'same a',
      'added n',
      'retyped b',
    ])
    expect(said(text('a', 'b', 'c'), text('a', 'c'))).toEqual(['same a', 'removed b', 'same c'])
  })

  it('shows what is said about the article field by field', () => {
    const was = text('a')
    const is = { ...was, words: { ...was.words, title: 'Another title', byline: 'Jane' } }
    const { head, isSame } = changesOf(was, is)
    expect(isSame).toBe(false)
    expect(head.map(({ field }) => field)).toEqual(['title', 'byline'])
  })
})
