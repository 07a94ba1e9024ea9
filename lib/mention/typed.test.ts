import { describe, expect, it } from 'vitest'
import { finishMention, typedMention } from './typed'

/** `|` is the caret. */
const at = (marked: string) => ({ text: marked.replace('|', ''), caret: marked.indexOf('|') })
const typedIn = (marked: string) => typedMention(at(marked).text, at(marked).caret)

describe('typedMention', () => {
  it.each([
    ['@|', ''],
    ['Ask @an|', 'an'],
    ['Ask @an|na', 'an'],
    ['(@Zoé|', 'Zoé'],
    ['one\n@an-k|', 'an-k'],
  ])('is found in “%s”', (marked, typed) => {
    expect(typedIn(marked)).toEqual({ start: marked.indexOf('@'), typed })
  })

  it.each(['mail an@a|', 'Ask @anna |', '|@anna', '@@a|', 'https://a.example/@a|', ''])(
    'is not found in “%s”',
    (marked) => {
      expect(typedIn(marked)).toBeNull()
    },
  )
})

describe('finishMention', () => {
  it.each([
    ['Ask @an|', 'Ask @anna-k |'],
    ['Ask @an| please', 'Ask @anna-k |please'],
    ['@|, hello', '@anna-k |, hello'],
  ])('makes of “%s” “%s”', (marked, expected) => {
    const { text, caret } = at(marked)
    const mention = typedMention(text, caret)
    if (!mention) throw new Error('Nothing is being typed.')
    expect(finishMention(text, caret, mention, 'anna-k')).toEqual(at(expected))
  })
})
