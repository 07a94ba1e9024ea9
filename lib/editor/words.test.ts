import { describe, expect, it } from 'vitest'
import type { PlainArticle } from '@/lib/article/plain-text'
import { articleWords, finished, isSameArticle, withMarksOf, withRoom, wordsOf } from '@/lib/editor/words'

const strong = { kind: 'strong', start: 0, end: 3 } as const
const draft = (change: object = {}) =>
  articleWords({ title: 'A title', paragraphs: [{ kind: 'paragraph', text: 'One.' }], ...change })
const textsOf = (paragraphs: object[]) => {
  const article = finished(draft({ paragraphs }))
  if ('problem' in article) throw new Error(article.problem)
  return article.paragraphs
}

describe('articleWords', () => {
  it.each([undefined, null, 'x', 3, [], { paragraphs: 'x' }, { paragraphs: [null, 3] }])(
    'makes a text of %j, whatever that is',
    (value) => expect(() => articleWords(value)).not.toThrow(),
  )

  it('leaves out what is not of it, and what no database takes', () => {
    const words = articleWords({
      title: 'A\0 \ud800title',
      evil: 1,
      paragraphs: [{ kind: 'spell', text: 'x', id: 1 }],
    })
    expect(words.title).toBe('A title')
    expect(words).not.toHaveProperty('evil')
    expect(words.paragraphs).toEqual([{ kind: 'paragraph', text: 'x' }])
  })

  it('is the same for the same words in whatever order, and keeps only marks that fit', () => {
    const paragraphs = [{ text: 'One.', marks: [strong, { ...strong, end: 99 }], kind: 'paragraph' }]
    expect(draft({ paragraphs }).paragraphs[0]?.marks).toEqual([strong])
    expect(isSameArticle({ paragraphs, title: 'A title' }, draft({ paragraphs }))).toBe(true)
    expect(isSameArticle(draft(), draft({ paragraphs }))).toBe(false)
  })
})

describe('finished', () => {
  it('gives back what was finished already', () => {
    const article: PlainArticle = {
      title: 'A title',
      metadata: {
        byline: 'Jane Doe',
        published: '2025-08-20',
        language: 'pt-BR',
        sourceUrl: 'https://a.example/b',
      },
      paragraphs: [
        { kind: 'heading', text: 'One' },
        { kind: 'table', text: 'a\tb\nc\td' },
        { kind: 'paragraph', text: 'One more.', marks: [strong] },
      ],
    }
    expect(finished(wordsOf(article))).toEqual(article)
  })

  it('divides at line ends, takes blanks out and spaces together, but for tables and code', () => {
    expect(textsOf([{ text: ' One\t two \n\n three' }, { text: ' ' }, { text: '\u200b' }])).toEqual([
      { kind: 'paragraph', text: 'One two' },
      { kind: 'paragraph', text: 'three' },
    ])
    expect(textsOf([{ kind: 'code', text: '\nif (a)\n  b()\n\n' }])).toEqual([
      { kind: 'code', text: 'if (a)\n  b()' },
    ])
  })

  it('keeps marks on their words where a paragraph is divided', () => {
    const marks = [{ kind: 'emphasis', start: 2, end: 8 }]
    expect(textsOf([{ text: 'a one\ntwo', marks }])).toEqual([
      { kind: 'paragraph', text: 'a one', marks: [{ kind: 'emphasis', start: 2, end: 5 }] },
      { kind: 'paragraph', text: 'two', marks: [{ kind: 'emphasis', start: 0, end: 2 }] },
    ])
  })

  it.each([
    ['no title', { title: '  ' }, 'title', 'Give the article a title.'],
    ['a title that is too long', { title: 'x'.repeat(301) }, 'title', 'Shorten this to 300 characters'],
    ['no paragraph', { paragraphs: [{ text: ' ' }] }, 'paragraphs.0', 'at least one paragraph'],
    ['501 of them', { paragraphs: Array(501).fill({ text: 'x' }) }, 'paragraphs.500', 'may have 500'],
    [
      'a long one',
      { paragraphs: [{ text: 'x' }, { text: 'x'.repeat(10_001) }] },
      'paragraphs.1',
      'Divide it.',
    ],
    ['damage', { paragraphs: [{ text: 'a\ufffdb' }] }, 'paragraphs.0', 'damaged or hidden'],
    ['a source that is none', { sourceUrl: 'javascript:alert(1)' }, 'sourceUrl', 'must start with http'],
    ['a language that is none', { language: 'not a tag' }, 'language', 'like en or pt-BR'],
    ['a day that is none', { publishedOn: '2025-02-30' }, 'publishedOn', 'year-month-day'],
  ])('says where and why with %s', (_, change, field, words) => {
    const result = finished(draft(change))
    expect(result).toMatchObject({ field })
    expect('problem' in result && result.problem).toContain(words)
  })
})

describe('a form without any script', () => {
  it('keeps the marks of paragraphs whose words it sends back', () => {
    const before = draft({ paragraphs: [{ text: 'One.', marks: [strong] }, { text: 'Two.' }] })
    const sent = draft({ paragraphs: [{ text: 'Two.' }, { text: 'One.' }, { text: 'Three.' }] })
    expect(withMarksOf(sent, before).paragraphs.map(({ marks }) => marks)).toEqual([
      undefined,
      [strong],
      undefined,
    ])
  })

  it('has a field to write into', () => {
    expect(withRoom(draft({ paragraphs: [] })).paragraphs).toEqual([{ kind: 'paragraph', text: '' }])
    expect(withRoom(draft()).paragraphs).toHaveLength(1)
  })
})
