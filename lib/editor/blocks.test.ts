import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insertAfter, keyed, merge, move, remove, split, typeInto } from '@/lib/editor/blocks'

const of = (...texts: string[]) => keyed(texts.map((text) => ({ kind: 'paragraph', text })))
const textsOf = ({ blocks }: { blocks: { text: string }[] }) => blocks.map(({ text }) => text)

describe('split', () => {
  it('divides a paragraph where the cursor stands, and stands at the beginning of the second part', () => {
    const changed = split(of('One.', 'Two parts. Here.'), 1, 11)
    expect(textsOf(changed)).toEqual(['One.', 'Two parts.', 'Here.'])
    expect(changed.cursor).toEqual({ at: 2, offset: 0 })
  })

  it.each([
    ['the end', 4, ['Text', '']],
    ['the beginning', 0, ['', 'Text']],
  ])('leaves room to write on at %s', (_, offset, expected) => {
    expect(textsOf(split(of('Text'), 0, offset))).toEqual(expected)
  })

  it('goes on under a heading with a paragraph, and within a list with an item', () => {
    const kindsOf = (kind: 'heading' | 'list-item') =>
      split(keyed([{ kind, text: 'One two' }]), 0, 4).blocks.map((block) => block.kind)
    expect(kindsOf('heading')).toEqual(['heading', 'paragraph'])
    expect(kindsOf('list-item')).toEqual(['list-item', 'list-item'])
  })
})

describe('typeInto', () => {
  it('makes paragraphs of a text of several lines, and stands where its last words end', () => {
    const changed = typeInto(of('a', 'x', 'b'), 1, 'xone\n\ntwo\n three', 13)
    expect(textsOf(changed)).toEqual(['a', 'xone', 'two', 'three', 'b'])
    expect(changed.cursor).toMatchObject({ at: 3 })
  })

  it('never loses a word nor gives two paragraphs one key', () => {
    const texts = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(texts, fc.nat(), fc.string({ maxLength: 20 }), fc.nat(), (all, n, typed, o) => {
        const before = of(...all.map((text) => text.replaceAll('\n', ' ')))
        const at = n % before.length
        const changed = typeInto(before, at, typed, o % (typed.length + 1))
        const keys = changed.blocks.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        const squeeze = (words: string[]) => words.join('').replace(/\s/g, '')
        expect(squeeze(textsOf(changed))).toBe(
          squeeze(before.map(({ text }, i) => (i === at ? typed : text))),
        )
        const place = changed.blocks[changed.cursor.at]
        expect(changed.cursor.offset).toBeLessThanOrEqual(place?.text.length ?? -1)
      }),
    )
  })
})

describe('merge', () => {
  it('joins a paragraph to the one before with a space, where the cursor stands between them', () => {
    const changed = merge(of('One.', 'Two.'), 1)
    expect(changed && textsOf(changed)).toEqual(['One. Two.'])
    expect(changed?.cursor).toEqual({ at: 0, offset: 5 })
  })

  it('adds no space to an empty one, and does nothing at the beginning', () => {
    const changed = merge(of('', 'Two.'), 1)
    expect(changed && textsOf(changed)).toEqual(['Two.'])
    expect(merge(of('One.'), 0)).toBeNull()
  })
})

describe('the order', () => {
  it('is changed by one place, and not beyond either end', () => {
    const blocks = of('a', 'b', 'c')
    expect(move(blocks, 1, -1, 0)?.blocks.map(({ text, key }) => `${text}${key}`)).toEqual(['b1', 'a0', 'c2'])
    expect(move(blocks, 0, -1, 0)).toBeNull()
    expect(move(blocks, 2, 1, 0)).toBeNull()
  })

  it('keeps room for at least one paragraph', () => {
    expect(textsOf(remove(of('a', 'b'), 1))).toEqual(['a'])
    expect(textsOf(remove(of('a'), 0))).toEqual([''])
    expect(textsOf(insertAfter(of('a', 'b'), 0))).toEqual(['a', '', 'b'])
  })
})
