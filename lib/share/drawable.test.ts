import { describe, expect, it } from 'vitest'
import { drawableText, foreignLanguage } from './drawable'

describe('drawableText', () => {
  it.each([
    ['plain words', 'US Security Commitments', 'US Security Commitments'],
    ['typographic signs', '“Ça va — déjà…” 50 €', '“Ça va — déjà…” 50 €'],
    ['Polish, Romanian, Vietnamese', 'Zażółć și Việt Nam', 'Zażółć și Việt Nam'],
    ['Greek and Cyrillic', 'Ελλάδα и Київ', 'Ελλάδα и Київ'],
    ['letters with loose accents', 'e\u0301t\u00e9', 'été'],
    ['an emoji, left out', 'Breaking 🚨 news', 'Breaking news'],
    ['a family of emoji, left out', 'For 👩‍👩‍👧 all', 'For all'],
    ['lines and tabs', 'one\n\ttwo', 'one two'],
    ['special hyphens', 'well\u2011known', 'well-known'],
    ['soft hyphens and marks of direction', 'co\u00adop\u200f', 'coop'],
  ])('keeps %s', (_, text, drawn) => {
    expect(drawableText(text)).toBe(drawn)
  })

  it.each([
    ['Japanese', '東京のニュース'],
    ['Arabic', 'أخبار اليوم'],
    ['Hebrew', 'חדשות'],
    ['Hindi', 'समाचार'],
    ['Thai', 'ข่าว'],
    ['Korean', '뉴스'],
    ['one foreign letter in a sentence', 'The letter ا alone'],
    ['foreign digits', 'Year ٢٠٢٦'],
    ['a heap of accents', 'Z\u0338\u0321a\u0336'],
    ['letters beyond the basic plane', '𝕹𝖊𝖜𝖘'],
    ['nothing', ''],
    ['only emoji', '🎉🎉'],
  ])('gives null for %s', (_, text) => {
    expect(drawableText(text)).toBeNull()
  })
})

describe('foreignLanguage', () => {
  it.each([
    ['ja', 'Japanese'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['en', null],
    ['en-GB', null],
    ['qqq', null],
    ['not a code', null],
    ['', null],
  ])('names %s as %s', (code, name) => {
    expect(foreignLanguage(code)).toBe(name)
  })
})
