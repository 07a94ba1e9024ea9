import { readFileSync } from 'node:fs'
import path from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { VerdictGlyph } from '@/components/fact-check/verdict'
import { ArticleCard } from '@/components/share/article-card'
import { Card, drawCard } from '@/components/share/card'
import { CheckCard } from '@/components/share/check-card'
import { VerdictMark } from '@/components/share/verdict-mark'
import type { ArticlePage } from '@/lib/article/article-page'
import type { PublicCheck } from '@/lib/fact-check/shape'
import { type Verdict, verdicts } from '@/lib/fact-check/verdicts'
import { drawableText } from '@/lib/share/drawable'
import { families } from '@/lib/share/fonts'
import { palette, tones } from '@/lib/share/palette'
import { root } from '@/scripts/setup/folders.mjs'

const signature = [0x89, 0x50, 0x4e, 0x47]

const load = globalThis.fetch

/** Draws a card; what draws it would look for a missing character at a font service, and must never do so. */
async function draw(card: Parameters<typeof drawCard>[0]): Promise<Buffer> {
  const asked: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, ...rest) => {
    if (String(address).startsWith('data:')) return load(address, ...rest)
    asked.push(String(address))
    throw new Error('A picture asked the network.')
  })
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const picture = Buffer.from(await (await drawCard(card)).arrayBuffer())
  expect(asked).toEqual([])
  return picture
}

function article(title: string, paragraphs = 12): ArticlePage {
  const list = Array.from({ length: paragraphs }, (_, at) => ({
    id: String(at),
    verdicts: [{ verdict: verdicts[at % verdicts.length] as Verdict, count: 1 }],
    commentCount: 1,
  }))
  return { title, language: 'ja', site: 'Site', byline: '記者', paragraphs: list } as unknown as ArticlePage
}

function check(verdict: Verdict, words: string, isRetracted = false): PublicCheck {
  const judgement = { verdict, claim: words, conclusion: words }
  const place = { title: words, language: 'ar', number: 3 }
  return { judgement, place, isRetracted, isExample: false } as unknown as PublicCheck
}

describe('the share pictures', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('draw every character that counts as drawable with the typefaces at hand', {
    timeout: 30_000,
  }, async () => {
    const all = Array.from({ length: 0x2_ffff }, (_, code) => String.fromCodePoint(code))
    const drawable = all.filter(
      (character) => !/\p{Cs}|\s/u.test(character) && drawableText(character) === character,
    )
    expect(drawable.length).toBeGreaterThan(500)
    for (const fontFamily of [families.serif, families.sans]) {
      await draw(
        <Card aside="">
          <div style={{ fontSize: 16, fontFamily }}>{drawable.join(' ')}</div>
        </Card>,
      )
    }
  })

  it.each([
    ['a title', 'US Security Commitments to Ukraine'],
    ['a title in another script', '東京のニュース'],
    ['a title from right to left', 'أخبار اليوم'],
    ['a title with emoji', 'Breaking 🚨'],
    ['a title without end', 'word '.repeat(400)],
    ['a word without end', 'w'.repeat(400)],
  ])('are drawn for an article with %s', async (_, title) => {
    const picture = await draw(<ArticleCard article={article(title)} />)
    expect([...picture.subarray(0, 4)]).toEqual(signature)
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630])
  })

  it.each(verdicts)(
    'are drawn for a check with the verdict %s, and once it is retracted',
    async (verdict) => {
      for (const isRetracted of [false, true]) {
        const picture = await draw(<CheckCard check={check(verdict, 'A claim — “quoted”', isRetracted)} />)
        expect([...picture.subarray(0, 4)]).toEqual(signature)
      }
    },
  )

  it('are drawn for a check in another script', async () => {
    expect([...(await draw(<CheckCard check={check('false', 'ادعاء')} />)).subarray(0, 4)]).toEqual(signature)
  })

  it.each(verdicts)('show the same glyph for %s as the pages', (verdict) => {
    const shapesOf = (html: string) => html.replace(/^<svg[^>]*>/, '')
    expect(shapesOf(renderToStaticMarkup(<VerdictMark verdict={verdict} size={24} />))).toBe(
      shapesOf(renderToStaticMarkup(<VerdictGlyph verdict={verdict} />)),
    )
  })

  it('use the colours of the pages', () => {
    const css = readFileSync(path.join(root, 'app', 'globals.css'), 'utf8').split('@media')[0]
    for (const [name, colour] of Object.entries({ ...palette, ...tones }))
      expect(css).toContain(`--${name}: ${colour};`)
  })
})
