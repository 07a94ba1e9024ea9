import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointLength, isCleanText } from '@/lib/text'
import { readPlainText } from './plain-text'

const sentence = 'The river rose two metres in a single night, and nobody in the lower town had been told.'

function article(source: string) {
  const read = readPlainText(source)
  if ('problem' in read) throw new Error(read.problem)
  return read
}

function kinds(...lines: string[]) {
  return article(['Title', ...lines].join('\n')).paragraphs.map(({ kind, text }) => `${kind}: ${text}`)
}

function texts(source: string) {
  return article(source).paragraphs.map(({ text }) => text)
}

function problem(source: string) {
  const read = readPlainText(source)
  return 'problem' in read ? read.problem : null
}

describe('an article with a line for each paragraph', () => {
  it('is read with every kind', () => {
    const source = [
      'Flood in the Lower Town',
      sentence,
      'What the Mayor Said',
      '"We were asleep," the mayor said.',
      'Three Open Questions',
      '- Who closed the gate?',
      '* Who knew: nobody.',
      '•\tWho pays',
      'However, the water is falling.',
      'Editor’s Note',
      'This report was written before the inquiry.',
      'It was not changed since.',
    ].join('\n')
    expect(article(source)).toEqual({
      title: 'Flood in the Lower Town',
      metadata: {},
      paragraphs: [
        { kind: 'paragraph', text: sentence },
        { kind: 'heading', text: 'What the Mayor Said' },
        { kind: 'quotation', text: '"We were asleep," the mayor said.' },
        { kind: 'heading', text: 'Three Open Questions' },
        { kind: 'list-item', text: 'Who closed the gate?' },
        { kind: 'list-item', text: 'Who knew: nobody.' },
        { kind: 'list-item', text: 'Who pays' },
        { kind: 'paragraph', text: 'However, the water is falling.' },
        { kind: 'heading', text: 'Editor’s Note' },
        { kind: 'note', text: 'This report was written before the inquiry.' },
        { kind: 'note', text: 'It was not changed since.' },
      ],
    })
  })

  it('is the same with blank lines, other line ends, spaces, a byte order mark', () => {
    const plain = ['Title', sentence, 'A Heading', sentence, '- item', '- other']
    const expected = article(plain.join('\n'))
    expect(article(plain.join('\n\n'))).toEqual(expected)
    expect(article(plain.join('\r\n'))).toEqual(expected)
    expect(article(plain.join('\r'))).toEqual(expected)
    expect(article(plain.join('\n \t\u00a0\n\n'))).toEqual(expected)
    expect(article(`\ufeff\n\n  ${plain.join(' \t\n  ')}\n\n\n`)).toEqual(expected)
    expect(article(`Title\n\n${plain.slice(1).join('\n')}`)).toEqual(expected)
    expect(
      article(`Title\n\n${plain.slice(1, 3).join('\n')}\n* * *\n${plain.slice(3).join('\n')}\n-----`),
    ).toEqual(expected)
  })

  it('keeps no-break spaces inside, folds runs of spaces, and is in NFC', () => {
    expect(texts('T\nabout\u00a0$90  billion\t cafe\u0301.')).toEqual(['about\u00a0$90 billion caf\u00e9.'])
  })

  it('stays line by line when blank lines stand only between its sections', () => {
    expect(
      kinds('', 'One Part', 'A short paragraph.', 'Another one.', '', 'Other Part', 'The last one.'),
    ).toEqual([
      'heading: One Part',
      'paragraph: A short paragraph.',
      'paragraph: Another one.',
      'heading: Other Part',
      'paragraph: The last one.',
    ])
  })
})

describe('an article wrapped by hand', () => {
  const wrapped = [
    'Flood in the Lower Town',
    '',
    'The river rose two metres in a single',
    'night, and nobody in the lower town had',
    'been told. On Monday the Mayor of',
    'Lindau spoke.',
    '',
    'What Happened Next',
    '',
    '"We were asleep," the mayor said to the',
    'council.',
    '',
    'Who Pays',
    'The region pays for the gate, and the',
    'town for the rest of the damage done.',
    '',
    '- A first item that is so long that it',
    '  had to be wrapped.',
    '- A second.',
  ]

  it('has its lines joined', () => {
    expect(article(wrapped.join('\n')).paragraphs).toEqual([
      {
        kind: 'paragraph',
        text: 'The river rose two metres in a single night, and nobody in the lower town had been told. On Monday the Mayor of Lindau spoke.',
      },
      { kind: 'heading', text: 'What Happened Next' },
      { kind: 'quotation', text: '"We were asleep," the mayor said to the council.' },
      { kind: 'heading', text: 'Who Pays' },
      {
        kind: 'paragraph',
        text: 'The region pays for the gate, and the town for the rest of the damage done.',
      },
      { kind: 'list-item', text: 'A first item that is so long that it had to be wrapped.' },
      { kind: 'list-item', text: 'A second.' },
    ])
  })

  it('is recognised when it was wrapped roughly', () => {
    expect(texts('T\n\nFirst line of a paragraph\ncontinues here.\n\nSecond one.')).toEqual([
      'First line of a paragraph continues here.',
      'Second one.',
    ])
  })

  it('is joined without a space after a hyphen and between Chinese characters', () => {
    expect(texts('T\n\nA well-\nknown case of inter\u00ad\nnational law.\n\nEnd.')).toEqual([
      'A well-known case of international law.',
      'End.',
    ])
    expect(texts('T\n\n河水一夜之间上涨了两米，\n下城区没有人得到通知。\n\n完。')).toEqual([
      '河水一夜之间上涨了两米，下城区没有人得到通知。',
      '完。',
    ])
  })
})

describe('headings', () => {
  it.each([
    'Details of the Guarantees',
    'What the numbers say',
    'What happens next?',
    'Stop the press!',
    '"Nobody Told Us": Life Below the Dam',
    'Life in the U.S.',
    'iPhone sales rise',
    '7 things to know',
    '1. Introduction',
    'Что дальше',
    '下城区的问题',
    'ما الذي حدث',
  ])('are recognised: %s', (line) => {
    expect(kinds(sentence, line, sentence)[1]).toBe(`heading: ${line}`)
  })

  it.each([
    'It rained.',
    'Nobody knew…',
    'and so it went',
    'Key points:',
    'He said, “Stop!”',
    '2025',
    'A very long line without a full stop that goes on and on with more than sixteen words in all of it',
    `Long${'x'.repeat(100)}`,
    '下城区没有人得到通知。',
  ])('are not taken from paragraphs: %s', (line) => {
    expect(kinds(sentence, line, sentence)[1]).toMatch(/^(paragraph|quotation): /)
  })

  it('need something below them', () => {
    expect(kinds(sentence, 'Jane Doe')).toEqual([`paragraph: ${sentence}`, 'paragraph: Jane Doe'])
  })

  it('may be two in a row, but three short lines are verse', () => {
    expect(kinds('The Part', 'The Chapter', sentence)).toEqual([
      'heading: The Part',
      'heading: The Chapter',
      `paragraph: ${sentence}`,
    ])
    expect(kinds('Roses are red', 'Violets are blue', 'Nobody knows', sentence).slice(0, 3)).toEqual([
      'paragraph: Roses are red',
      'paragraph: Violets are blue',
      'paragraph: Nobody knows',
    ])
  })
})

describe('quotations', () => {
  it.each([
    '"We won," she said.',
    '“We won,” she said.',
    '„Gewonnen“, sagte sie.',
    '« Gagné », dit-elle.',
    '«Победа», — сказала она.',
    '「勝った」と彼女は言った。',
    '‘We won,’ she said.',
    "'We won,' she said.",
  ])('open with a quotation mark: %s', (line) => {
    expect(kinds(sentence, line, sentence)[1]).toBe(`quotation: ${line}`)
  })

  it.each(['‘Tis the season to be careful.', "'90s music isn't back.", 'She said "we won".'])(
    'are not apostrophes: %s',
    (line) => {
      expect(kinds(sentence, line, sentence)[1]).toBe(`paragraph: ${line}`)
    },
  )

  it('may be a short line in quotation marks', () => {
    expect(kinds(sentence, '“We will rebuild”', sentence)[1]).toBe('quotation: “We will rebuild”')
  })
})

describe('lists', () => {
  it('may be numbered, when the numbers go on', () => {
    expect(kinds('1. First', '2. Second', '3) Third', sentence, '(1) One', '(2) Two')).toEqual([
      'list-item: First',
      'list-item: Second',
      'list-item: Third',
      `paragraph: ${sentence}`,
      'list-item: One',
      'list-item: Two',
    ])
  })

  it('do not begin with a year or a lone number', () => {
    expect(kinds('2024. A year of floods.', '1. Nobody was told.', sentence)).toEqual([
      'paragraph: 2024. A year of floods.',
      'paragraph: 1. Nobody was told.',
      `paragraph: ${sentence}`,
    ])
  })

  it('do not begin with a minus or a dash of speech', () => {
    expect(kinds('-5 degrees were measured.', '— No, he said.')).toEqual([
      'paragraph: -5 degrees were measured.',
      'paragraph: — No, he said.',
    ])
  })
})

describe('notes and captions', () => {
  it.each([
    'Editor’s Note',
    "Editor's note",
    'EDITORS’ NOTE',
    'Editor’s Note:',
    'Note from the editor',
    'Correction',
  ])('are told by the heading %s', (line) => {
    expect(kinds(sentence, line, sentence, '“Quoted,” it said.', '- item', 'Next Part', sentence)).toEqual([
      `paragraph: ${sentence}`,
      `heading: ${line}`,
      `note: ${sentence}`,
      'note: “Quoted,” it said.',
      'list-item: item',
      'heading: Next Part',
      `paragraph: ${sentence}`,
    ])
  })

  it('end after one paragraph when the note stands before the article', () => {
    expect(kinds('Editor’s Note', 'This was corrected.', sentence)).toEqual([
      'heading: Editor’s Note',
      'note: This was corrected.',
      `paragraph: ${sentence}`,
    ])
  })

  it('may be one line', () => {
    expect(kinds(sentence, 'Editor’s note: This was corrected.')[1]).toBe(
      'note: Editor’s note: This was corrected.',
    )
    expect(kinds(sentence, 'Photo: Jane Doe', sentence)[1]).toBe('caption: Photo: Jane Doe')
    expect(kinds(sentence, 'Figure 2: The gate', sentence)[1]).toBe('caption: Figure 2: The gate')
  })
})

describe('lines under the title', () => {
  it('are about the article', () => {
    const source = `T\nBy Jane Doe and Łukasz Nowak\n\nSource: https://news.example/a\nSITE: Example News\nPublished: 2025-08-20T10:00:00Z\nLanguage: pt-br\n\n${sentence}`
    expect(article(source)).toMatchObject({
      metadata: {
        byline: 'Jane Doe and Łukasz Nowak',
        sourceUrl: 'https://news.example/a',
        site: 'Example News',
        published: '2025-08-20',
        language: 'pt-BR',
      },
      paragraphs: [{ text: sentence }],
    })
  })

  it('may name a source without an address', () => {
    expect(article(`T\nBy: Jane Doe\nSource: The Example\n${sentence}`).metadata).toEqual({
      byline: 'Jane Doe',
      site: 'The Example',
    })
  })

  it.each([
    'By Tuesday the dam had broken.',
    'By 2030 the dam will be gone',
    'By the river, nobody slept that night',
    'Constructor: x',
    'Note: bring a coat.',
  ])('are text when they are sentences: %s', (line) => {
    expect(article(`T\n${line}\n${sentence}`)).toMatchObject({
      metadata: {},
      paragraphs: [{ text: line }, {}],
    })
  })

  it('end where one comes again or the text begins', () => {
    expect(article(`T\nSite: A\nSite: B\n${sentence}`)).toMatchObject({
      metadata: { site: 'A' },
      paragraphs: [{ text: 'Site: B' }, {}],
    })
    expect(article(`T\n${sentence}\nBy Jane Doe\n${sentence}`).metadata).toEqual({})
  })

  it.each([
    ['Source: javascript:alert(1)', 'This link must start with http:// or https://.'],
    ['Source: https://user:pw@news.example/', 'user name or password'],
    ['Published: 2025-02-30', 'like 2025-08-20'],
    ['Language: English!', 'like en or pt-BR'],
  ])('are refused when they cannot be read: %s', (line, words) => {
    expect(problem(`T\n${line}\n${sentence}`)).toContain(words)
  })
})

describe('a text that is no article', () => {
  it.each([
    ['is empty', '', 'This text is empty'],
    ['is blank', ' \n\t\n\u00a0\n\u200b', 'This text is empty'],
    ['is a title', 'Title\n\n', 'nothing under it'],
    ['is a title and lines about it', 'Title\nBy Jane Doe\nLanguage: en', 'nothing under it'],
    ['holds NUL', 'Title\na\0b', 'control characters'],
    ['holds an escape', 'Title\n\u001b[31mred', 'control characters'],
    ['is UTF-16 read as UTF-8', '\ufffd\ufffdT\0i\0', 'not UTF-8'],
    ['is Latin-1 read as UTF-8', 'Title\ncaf\ufffd', 'not UTF-8'],
    ['holds half a character', 'Title\na\ud83d', 'not UTF-8'],
    ['has a title of 301 characters', `${'😀'.repeat(301)}\ntext`, 'has 301 characters; it may have 300'],
    ['has 501 paragraphs', `T\n${'One.\n'.repeat(501)}`, 'has 501 paragraphs; an article may have 500'],
    [
      'has a paragraph of 10 001 characters',
      `T\nOne.\n${'😀'.repeat(10_001)}`,
      'Paragraph 2 has 10001 characters',
    ],
  ])('is refused in a sentence when it %s', (_, source, words) => {
    expect(problem(source)).toContain(words)
    expect(problem(source)).toMatch(/^[A-Z].*\.$/)
  })

  it('may be as long as the limits say', () => {
    expect(problem(`${'😀'.repeat(300)}\n${'😀'.repeat(10_000)}\n${'One.\n'.repeat(499)}`)).toBeNull()
  })

  it('is answered within reason when it is a megabyte of anything', () => {
    for (const unit of ['a', ' ', '\t\n', '- ', '"', "'a ", '1. ', '* *', 'a\n', '\u200b', '“a”\n\n']) {
      expect(readPlainText(`T\n${unit.repeat(1_000_000 / unit.length)}`)).toBeDefined()
    }
  })
})

describe('any text', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      ' ',
      '- a',
      '1. b',
      '2. c',
      'Heading',
      sentence,
      'Editor’s Note',
      '***',
      'By Jane Doe',
      '“Q”',
      'a\u00a0b',
    ),
  )

  it('gives clean, trimmed paragraphs of one line within the limits, or a sentence', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const read = readPlainText(lines.join('\n'))
        if ('problem' in read) {
          expect(read.problem).toMatch(/\.$/)
          return
        }
        expect(read.title).not.toBe('')
        expect(read.paragraphs.length).toBeGreaterThan(0)
        for (const { text } of read.paragraphs) {
          expect(text.trim()).toBe(text)
          expect(text).not.toMatch(/\n/)
          expect(codePointLength(text)).toBeGreaterThan(0)
          expect(isCleanText(text)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('loses no word of what was written line by line', () => {
    const words = fc
      .array(fc.constantFrom('river', 'Gate', 'said', 'the', '“Now”', 'town.', 'water,'), {
        minLength: 1,
        maxLength: 12,
      })
      .map((list) => list.join(' '))
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n', '\n\n'),
        (lines, gap) => {
          const read = article(['T', 'Start.', ...lines].join(gap))
          expect(read.paragraphs.map(({ text }) => text).join(' ')).toBe(['Start.', ...lines].join(' '))
        },
      ),
    )
  })
})
