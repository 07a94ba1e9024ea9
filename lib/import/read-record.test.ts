import { describe, expect, it } from 'vitest'
import { readRecord } from './read-record'

const read = (record: unknown) => readRecord(JSON.stringify(record))

describe('readRecord', () => {
  it('reads what --dry-run --json prints', () => {
    const paragraphs = [
      { kind: 'heading', text: 'A', marks: [] },
      { kind: 'paragraph', text: 'So it was.', marks: [{ kind: 'strong', start: 0, end: 2 }] },
    ]
    const metadata = { byline: 'Jane', language: 'de', sourceUrl: 'https://a.example/1' }
    expect(read({ title: 'T', byline: 'Jane', site: null, metadata, paragraphs })).toEqual({
      title: 'T',
      metadata,
      paragraphs,
    })
  })

  it.each([
    ['plain text', { text: 'One.\n\nTwo.' }, ['One.', 'Two.']],
    ['Markdown', { markdown: '*One.*\n\n- Two.' }, ['One.', 'Two.']],
    ['HTML', { html: '<p>One.</p><p>Two.</p>' }, ['One.', 'Two.']],
    ['what other dumps call it', { content: 'One.\nTwo.' }, ['One.', 'Two.']],
  ])('reads %s', (_, text, expected) => {
    const article = read({
      headline: 'T',
      authors: ['Jane', { name: 'John' }],
      date: '2025-06-01T10:00:00Z',
      url: 'https://a.example/1',
      ...text,
    })
    expect(article).toMatchObject({
      title: 'T',
      metadata: { byline: 'Jane, John', published: '2025-06-01', sourceUrl: 'https://a.example/1' },
      paragraphs: expected.map((text) => ({ text })),
    })
  })

  it.each([
    ['no JSON', 'no JSON object'],
    ['[]', 'no JSON object'],
    ['null', 'no JSON object'],
    ['{"title":"T"}', 'has no text'],
    ['{"paragraphs":[{"text":"x"}]}', 'no title'],
    ['{"title":"T","paragraphs":[]}', 'paragraphs'],
    ['{"title":"T","paragraphs":[{"kind":"script","text":"x"}]}', 'paragraphs.0.kind'],
    ['{"title":"T","paragraphs":[{"text":"\\u0000"}]}', 'paragraphs.0.text'],
    ['{"title":"T","url":"javascript:alert(1)","text":"x"}', 'sourceUrl'],
    ['{"title":"T","language":"not a language","text":"x"}', 'language'],
    ['{"title":"T","date":"2999-01-01","text":"x"}', 'published'],
    [`{"title":${'['.repeat(100_000)}`, 'no JSON object'],
  ])('refuses %s', (json, words) => {
    expect(readRecord(json)).toEqual({ problem: expect.stringContaining(words) })
  })

  it('leaves out marks that do not fit rather than the paragraph', () => {
    const marks = [{ kind: 'link', start: 0, end: 1, href: 'javascript:alert(1)' }]
    expect(read({ title: 'T', paragraphs: [{ text: 'abc', marks }] })).toMatchObject({
      paragraphs: [{ text: 'abc', marks: [] }],
    })
  })
})
