import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes'

const paragraph = (id: string, text = `Paragraph ${id}.`) => ({ id, kind: 'paragraph', text })
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => paragraph(id)) as [
  ReturnType<typeof paragraph>,
  ReturnType<typeof paragraph>,
  ReturnType<typeof paragraph>,
  ReturnType<typeof paragraph>,
]
const said = (was: (typeof a)[], is: (typeof a)[]) =>
  changesBetween(was, is).map(({ what, id }) => `${what} ${id}`)

describe('what a revision did', () => {
  it('is nothing to what stayed', () => {
    expect(said([a, b], [a, b])).toEqual(['same a', 'same b'])
    expect(changesBetween([], [])).toEqual([])
  })

  it('has the words that changed', () => {
    const [change] = changesBetween([a], [paragraph('a', 'Paragraph z.')])
    expect(change).toMatchObject({ what: 'changed' })
    expect(change?.what === 'changed' && change.parts.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same Paragraph ',
      'removed a',
      'added z',
      'same .',
    ])
  })

  it('shows what was taken out where it stood, several in their order', () => {
    expect(said([a, b, c, d], [a, d])).toEqual(['same a', 'removed b', 'removed c', 'same d'])
    expect(said([a, b], [b])).toEqual(['removed a', 'same b'])
    expect(said([a, b], [])).toEqual(['removed a', 'removed b'])
  })

  it('says of as few as can be that they moved', () => {
    expect(said([a, b, c], [c, a, b])).toEqual(['moved c', 'same a', 'same b'])
    expect(said([a, b, c], [b, paragraph('x'), c, a])).toEqual(['same b', 'added x', 'same c', 'moved a'])
  })
})
