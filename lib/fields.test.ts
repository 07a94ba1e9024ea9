import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dateOnly, line, optional, prose, uuid, version, webUrl } from './fields'
import { codePointLength } from './text'

function read(field: z.ZodType, raw: unknown) {
  const result = field.safeParse(raw)
  return result.success ? { value: result.data } : { problem: result.error.issues[0]?.message }
}

const damaged = 'This text holds characters that arrived damaged (�). Please retype them.'

describe('a line', () => {
  it.each([
    ['  two   words\t\n here ', 'two words here'],
    ['a\u00a0b', 'a\u00a0b'],
    ['\u00a0a\u00a0', 'a'],
    ['e\u0301', 'é'],
    ['a\r\nb\u2028c', 'a b c'],
  ])('reads %j as %j', (raw, value) => {
    expect(read(line(1, 50), raw)).toEqual({ value })
  })

  it.each<[string, unknown, string]>([
    ['nothing', '', 'Write something here.'],
    ['white space', ' \n ', 'Write something here.'],
    ['zero-width spaces', '\u200b\u200b\u2060', 'Write something here.'],
    ['a missing field', undefined, 'Fill in this field.'],
    ['a list', ['a'], 'Fill in this field.'],
    ['an operator object', { not: '' }, 'Fill in this field.'],
    ['NUL', 'a\0b', 'This text holds hidden control characters that arrived damaged. Please retype it.'],
    ['U+FFFD', 'a\ufffdb', damaged],
    ['half a character', 'a\ud83d', damaged],
    ['too much', 'abcdef', 'Shorten this to 5 characters; it has 6 now.'],
  ])('refuses %s', (_, raw, problem) => {
    expect(read(line(1, 5), raw)).toEqual({ problem })
  })

  it('counts code points, not UTF-16 units', () => {
    expect(read(line(1, 5), '😀😀😀😀😀')).toEqual({ value: '😀😀😀😀😀' })
    expect(read(line(3, 5), '😀😀')).toEqual({ problem: 'Write at least 3 characters.' })
  })

  it('says what the form wants said when it is too short', () => {
    expect(read(line(1, 5, { short: 'Write the claim in one sentence.' }), '')).toEqual({
      problem: 'Write the claim in one sentence.',
    })
  })

  it('may be empty when nothing is asked', () => {
    expect(read(line(0, 5), ' ')).toEqual({ value: '' })
  })

  it('gives what it takes again unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const once = line(1, 100).safeParse(raw)
        if (!once.success) return
        expect(read(line(1, 100), once.data)).toEqual({ value: once.data })
        expect(once.data).not.toMatch(/[\n\r\t]| {2}/)
        expect(codePointLength(once.data)).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('prose', () => {
  it('keeps lines and spaces inside, and unifies line ends', () => {
    expect(read(prose(1, 50), '\r\n a\r\n\r\n  - b\rc \n')).toEqual({ value: 'a\n\n  - b\nc' })
  })

  it('refuses 100 000 characters with the count', () => {
    expect(read(prose(1, 10_000), 'x'.repeat(100_000))).toEqual({
      problem: 'Shorten this to 10000 characters; it has 100000 now.',
    })
  })

  it.each(['', ' \n\t ', 'a\0', '\ufffd', '\u0008'])('refuses %j', (raw) => {
    expect(read(prose(1, 50), raw)).toHaveProperty('problem')
  })
})

describe('a link', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['  HTTP://Example.org/A?b=c#d ', 'http://example.org/A?b=c#d'],
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
    ['http://localhost:3000/x', 'http://localhost:3000/x'],
    ['http://127.0.0.1/', 'http://127.0.0.1/'],
    ['http://[::1]/', 'http://[::1]/'],
  ])('reads %j as %j', (raw, value) => {
    expect(read(webUrl(), raw)).toEqual({ value })
  })

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'ftp://example.org',
    '/articles/x',
    '//example.org',
    'example.org',
    'mailto:a@b.c',
    'https:example.org',
    'https:/example.org',
    'https:\\\\example.org',
  ])('refuses %j, which must start with http:// or https://', (raw) => {
    expect(read(webUrl(), raw)).toEqual({ problem: 'This link must start with http:// or https://.' })
  })

  it.each([
    'https://',
    'https://intranet/x',
    'https://user:secret@example.org/',
    'https://user@example.org/',
    'https://exa mple.org',
    'https://example.org/a b',
    'https://example.org\\@evil.org',
    'https://example.org/\0',
    'https://example.org/\ufffd',
    'https://a..b/',
    'https://./',
    'https://example.org:99999/',
    '',
  ])('refuses %j', (raw) => {
    expect(read(webUrl(), raw)).toHaveProperty('problem')
  })
})

describe('a long link', () => {
  it('is refused over 2000 characters, counted as it is stored', () => {
    const problem = 'Shorten this link to 2000 characters.'
    expect(read(webUrl(), `https://example.org/${'x'.repeat(1980)}`)).toHaveProperty('value')
    expect(read(webUrl(), `https://example.org/${'x'.repeat(1981)}`)).toEqual({ problem })
    expect(read(webUrl(), `https://example.org/${'ü'.repeat(500)}`)).toEqual({ problem })
  })
})

describe('a date', () => {
  const now = () => new Date('2026-11-24T12:00:00Z')

  it.each(['2025-08-20', '2024-02-29', '1000-01-01', '2036-11-20'])('may be %s', (raw) => {
    expect(read(dateOnly(undefined, now), raw)).toEqual({ value: raw })
  })

  it.each([
    '',
    '2025-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '20-08-2025',
    '2025-8-2',
    '2025-08-20T10:00',
    '+002025-08-20',
    '0999-12-31',
    '0000-01-01',
    '2125-08-20',
    'yesterday',
  ])('is not %j', (raw) => {
    expect(read(dateOnly(undefined, now), raw)).toHaveProperty('problem')
  })

  it('of something that happened may be tomorrow in UTC, for it is tomorrow somewhere', () => {
    expect(read(dateOnly(1, now), '2026-11-25')).toEqual({ value: '2026-11-25' })
    expect(read(dateOnly(1, now), '2026-11-26')).toEqual({
      problem: 'This date lies in the future. Please check it.',
    })
  })
})

describe('ids and versions', () => {
  it('takes any UUID and writes it in lower case', () => {
    expect(read(uuid(), '0198C0DE-7A1B-7C3D-8E4F-5A6B7C8D9E0F')).toEqual({
      value: '0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f',
    })
  })

  it.each(['', '1', "' or 1=1", undefined, { not: '' }])('refuses the id %j', (raw) => {
    expect(read(uuid(), raw)).toHaveProperty(
      'problem',
      'This points to nothing here. Go back to the page and try again.',
    )
  })

  it.each([
    ['1', 1],
    ['2147483647', 2_147_483_647],
    [7, 7],
  ])('reads version %j', (raw, value) => {
    expect(read(version(), raw)).toEqual({ value })
  })

  it.each([
    '0',
    '-1',
    '1.5',
    '1e3',
    '',
    ' 1',
    '2147483648',
    '99999999999',
    0,
    1.5,
    Number.NaN,
    undefined,
    null,
    '0x10',
  ])('refuses version %j', (raw) => {
    expect(read(version(), raw)).toEqual({
      problem: 'This form has lost its version number. Open it again from the page.',
    })
  })
})

describe('an optional field', () => {
  const form = z.strictObject({ link: optional(webUrl()), note: optional(line(1, 5)) })

  it('is undefined when empty, blank or missing', () => {
    expect(form.parse({ link: '', note: ' \n' })).toEqual({})
    expect(form.parse({})).toEqual({})
  })

  it('is checked when filled', () => {
    expect(form.parse({ link: 'http://a.example' })).toEqual({ link: 'http://a.example/' })
    expect(read(form, { link: '/x' })).toEqual({ problem: 'This link must start with http:// or https://.' })
  })
})
