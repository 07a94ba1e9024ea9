import { describe, expect, it } from 'vitest'
import { isParagraphKind, paragraphKinds, paragraphLabels } from './paragraph'

describe('kinds of paragraphs', () => {
  it.each(paragraphKinds)('have words: %s', (kind) => {
    expect(isParagraphKind(kind)).toBe(true)
    expect(paragraphLabels[kind]).toMatch(/^[a-z]/)
  })

  it.each(['', 'Paragraph', 'toString', null, 1])('are no others: %j', (word) => {
    expect(isParagraphKind(word)).toBe(false)
  })
})
