import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSlug, maxSlugLength, slugOf } from './slug'

describe('the slug of a title', () => {
  it.each([
    ['The EU’s plan: what’s next?', 'the-eus-plan-whats-next'],
    ['  Größe  &  Déjà-vu  ', 'groesse-and-deja-vu'],
    ['McDonald iPhone', 'mcdonald-iphone'],
    ['Привет мир', 'privet-mir'],
    ['北京市', 'article'],
    ['🔥🔥', 'article'],
    ['', 'article'],
    ['—', 'article'],
    ['../../etc/passwd', 'etc-passwd'],
  ])('of %j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })

  it('is cut between words', () => {
    expect(slugOf(`${'word '.repeat(15)}elephants`)).toBe('word-'.repeat(15).slice(0, -1))
    expect(slugOf(`${'w'.repeat(39)} ${'v'.repeat(40)} more`)).toBe(`${'w'.repeat(39)}-${'v'.repeat(40)}`)
  })

  it('is cut inside a first word that is too long', () => {
    expect(slugOf('x'.repeat(300))).toBe('x'.repeat(maxSlugLength))
  })

  it('is a slug for every title', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => isSlug(slugOf(title))))
    fc.assert(fc.property(fc.lorem({ maxCount: 40 }), (title) => isSlug(slugOf(title))))
  })
})

describe('a chosen slug', () => {
  it.each(['a', 'a-b', '2025-08', 'x'.repeat(80)])('may be %s', (word) => {
    expect(isSlug(word)).toBe(true)
  })

  it.each(['', '-a', 'a-', 'a--b', 'A', 'ä', 'a/b', 'a b', 'a\n', 'x'.repeat(81)])('is not %j', (word) => {
    expect(isSlug(word)).toBe(false)
  })
})
