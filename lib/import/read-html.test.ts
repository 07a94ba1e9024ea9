import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarks } from '@/lib/article/inline'
import { codePointLength, sliceCodePoints } from '@/lib/text'
import { readHtml } from './read-html'

const long = 'A sentence, with a comma in it, that is long enough to be taken for the text of an article. '
const page = (body: string) => `<title>Title</title><article><h1>Title</h1><p>${long}</p>${body}</article>`

/** The paragraphs of a page after its first. */
function read(body: string, url = 'https://a.example/news/1') {
  const article = readHtml(page(body), url)
  if ('problem' in article) throw new Error(article.problem)
  return article.paragraphs.slice(1)
}

const texts = (body: string) => read(body).map(({ kind, text }) => [kind, text])

describe('readHtml', () => {
  it.each([
    [
      'a paragraph in bold that ends like a sentence',
      '<p><b>So it was.</b></p>',
      [['paragraph', 'So it was.']],
    ],
    [
      'a short line in bold',
      '<p><strong>What is next</strong></p><p>This.</p>',
      [
        ['heading', 'What is next'],
        ['paragraph', 'This.'],
      ],
    ],
    [
      'a quotation with its paragraphs',
      '<blockquote><p>One.</p><p>Two.</p></blockquote>',
      [
        ['quotation', 'One.'],
        ['quotation', 'Two.'],
      ],
    ],
    [
      'two line breaks',
      '<p>One.<br><br>Two.</p>',
      [
        ['paragraph', 'One.'],
        ['paragraph', 'Two.'],
      ],
    ],
    ['one line break', '<p>One<br>two.</p>', [['paragraph', 'One two.']]],
    ['a note of the editors', '<p>Correction: it was six.</p>', [['note', 'Correction: it was six.']]],
    ['what was struck out', '<p>It was <s>five</s> <del>four</del> six.</p>', [['paragraph', 'It was six.']]],
    [
      'readings beside characters',
      '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>',
      [['paragraph', '漢字']],
    ],
    ['a table of data', '<table><tr><td>a<td>b<tr><td>c<td>d</table>', [['table', 'a\tb\nc\td']]],
    [
      'a table that lays out',
      '<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>',
      [
        ['paragraph', 'a'],
        ['paragraph', 'b'],
        ['paragraph', 'c'],
        ['paragraph', 'd'],
      ],
    ],
    ['code, line by line', '<pre>\n  a\n\n\tb  \n</pre>', [['code', '  a\n\n\tb']]],
    ['a rule of signs', '<p>* * *</p><p>Then.</p>', [['paragraph', 'Then.']]],
  ])('reads %s', (_, body, expected) => {
    expect(texts(body)).toEqual(expected)
  })

  it('keeps emphasis and links to the web beside the text, in code points, and nothing else', () => {
    const [paragraph] = read(
      '<p>😀 <em>one</em> <em>two</em> <a href="../x?a=1">li<b>nk</b></a> <a href="javascript:alert(1)">no</a> <a href="mailto:a@b.example">no</a> <u onclick="x()">no</u>.</p>',
    )
    expect(paragraph).toEqual({
      kind: 'paragraph',
      text: '😀 one two link no no no.',
      marks: [
        { kind: 'emphasis', start: 2, end: 9 },
        { kind: 'link', href: 'https://a.example/x?a=1', start: 10, end: 14 },
        { kind: 'strong', start: 12, end: 14 },
      ],
    })
  })

  it('marks the heads of a table', () => {
    const [table] = read(
      '<table><tr><th>a</th><th colspan=2>b</th></tr><tr><td>c</td><td>d</td><td>e</td></tr></table>',
    )
    expect(table?.text).toBe('a\tb\t\nc\td\te')
    expect(
      table?.marks.map(({ kind, start, end }) => [kind, sliceCodePoints(table.text, start, end)]),
    ).toEqual([
      ['header', 'a'],
      ['header', 'b'],
    ])
  })

  it.each([
    ['nothing at all', '', /No title/],
    ['a title alone', '<title>A</title>', /No article was found/],
    ['navigation alone', '<title>A</title><nav><a href="/">Home</a></nav>', /No article was found/],
    ['lost characters', page('<p>Nine hundred �uro</p>'), /damaged characters/],
    ['a paragraph without end', page(`<p>${'word '.repeat(3_000)}</p>`), /Paragraph 2 has 14999 characters/],
    ['too many paragraphs', page('<p>One more.</p>'.repeat(600)), /600|601/],
  ])('refuses %s with a reason', (_, html, reason) => {
    expect(readHtml(html)).toMatchObject({ problem: expect.stringMatching(reason) })
  })

  it('gives for any markup at all an article that can be stored, or a reason', { timeout: 60_000 }, () => {
    const tag = fc.constantFrom(
      'p',
      'b',
      'i',
      'a href=/x',
      'div',
      'table',
      'tr',
      'td',
      'li',
      'ul',
      'pre',
      'h2',
      'br',
      'blockquote',
      'select',
      'svg',
      'form',
      '/p',
      '/b',
      '/a',
      '/div',
      '/table',
      '/h2',
      '/pre',
      '!--',
      'template',
      'title',
    )
    const part = fc.oneof(
      tag.map((name) => `<${name}>`),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constant(long),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const article = readHtml(page(parts.join('')))
        if ('problem' in article) return
        for (const { text, marks } of article.paragraphs) {
          expect(text).toBe(text.normalize('NFC'))
          expect(text.trimEnd()).not.toBe('')
          expect(parseMarks(marks)).toEqual(marks)
          for (const { start, end } of marks) {
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(codePointLength(text))
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
