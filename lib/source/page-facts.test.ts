import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPageFacts } from './page-facts'

const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

describe('readPageFacts', () => {
  it.each([
    ['a title', '<title>Budget 2026</title>', 'Budget 2026', null],
    [
      'Open Graph before the title',
      '<title>x</title><meta property="og:title" content="Budget &amp; plan"><meta property="og:site_name" content="The Courier">',
      'Budget & plan',
      'The Courier',
    ],
    ['Open Graph under `name`', '<meta name="OG:Title" content="Budget">', 'Budget', null],
    ['white space and entities', '<title>\n  Budget\t&#8217;26 &nbsp;\n</title>', 'Budget ’26', null],
    [
      'the name of the site at the end',
      '<title>Budget | The Courier</title><meta property="og:site_name" content="The Courier">',
      'Budget',
      'The Courier',
    ],
    [
      'a site that is called like its title',
      '<title>The Courier</title><meta property="og:site_name" content="The Courier">',
      'The Courier',
      'The Courier',
    ],
    [
      'JSON-LD',
      linked({ '@type': 'NewsArticle', headline: 'Budget', publisher: { name: 'The Courier' } }),
      'Budget',
      'The Courier',
    ],
    [
      'JSON-LD in a graph',
      linked({
        '@graph': [
          { '@type': 'Person', name: 'A' },
          { '@type': ['Report'], name: 'Budget', isPartOf: { name: 'Papers' } },
        ],
      }),
      'Budget',
      'Papers',
    ],
    [
      'JSON-LD in a list',
      linked([{ '@type': 'WebPage', name: 'Budget', publisher: [{ name: 'Council' }] }]),
      'Budget',
      'Council',
    ],
    [
      'broken JSON-LD',
      '<title>Budget</title><script type="application/ld+json">{"@type": </script>',
      'Budget',
      null,
    ],
    [
      'JSON-LD about something else',
      `<title>Budget</title>${linked({ '@type': 'Person', name: 'A. Person' })}`,
      'Budget',
      null,
    ],
    [
      'a publisher that is a link',
      linked({ '@type': 'Article', headline: 'Budget', publisher: 'https://courier.example' }),
      'Budget',
      null,
    ],
    [
      'broken markup',
      '<html><head><title>Budget</title><meta property="og:site_name" content="Courier"<body><p>',
      'Budget',
      'Courier',
    ],
    ['a second title, of a drawing', '<title>Budget</title><svg><title>Logo</title></svg>', 'Budget', null],
    ['markup inside of the title', '<title>Budget <b>2026</b></title>', 'Budget <b>2026</b>', null],
    ['a title in Atom', '<?xml version="1.0"?><feed><title>Feed</title></feed>', 'Feed', null],
    ['nothing', '<p>Hello', null, null],
    ['an empty title', '<title>  </title>', null, null],
    ['hidden characters', '<title>Budget\u0007</title>', null, null],
    ['nothing at all', '', null, null],
  ])('reads %s', (_, html, title, publisher) => {
    expect(readPageFacts(html)).toEqual({ title, publisher })
  })

  it('cuts what is longer than the field', () => {
    const { title } = readPageFacts(`<title>${'😀'.repeat(400)}</title>`)
    expect([...(title ?? '')]).toHaveLength(300)
  })

  it.each([
    ['100 000 levels', `${'<div>'.repeat(100_000)}<title>deep</title>`],
    ['a million attributes', `<meta ${'a '.repeat(1_000_000)}><title>late</title>`],
    ['200 000 nodes', '<p>x</p>'.repeat(200_000)],
    ['a storm of entities', `<title>${'&amp;'.repeat(1_000_000)}</title>`],
    ['deep JSON', `<script type="application/ld+json">${'['.repeat(90_000)}</script>`],
    ['a graph of graphs', linked({ '@graph': Array.from({ length: 9_000 }, () => ({ '@graph': [] })) })],
    ['an endless comment', `<!--${'-'.repeat(3_000_000)}`],
    ['one endless tag', `<${'a'.repeat(3_000_000)}`],
  ])('is not held up by %s', (_, html) => {
    readPageFacts(html)
  })

  it('gives for any text at all words that fit the fields', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, site) => {
        const facts = readPageFacts(`<title>${title}</title><meta property="og:site_name" content="${site}">`)
        for (const words of [facts.title, facts.publisher]) expect(words?.trim()).not.toBe('')
      }),
    )
  })
})
