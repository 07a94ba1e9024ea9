import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { atomFeed, type Feed, type FeedEntry } from '@/lib/feed/atom'

const id = '0190aaaa-0000-7000-8000-000000000001'
const at = '2026-11-24T10:11:12.345Z'

function entry(change: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id,
    title: 'False: It rained.',
    summary: 'It did not.',
    html: '<p>See <a href="https://a.example/?b=1&amp;c=2">the table</a>.</p>',
    category: 'False',
    url: 'https://obelus.example/fact-checks/1',
    about: { url: 'https://obelus.example/articles/a#p-1', title: 'Rain & Sun' },
    author: { name: 'Anna', url: 'https://obelus.example/people/anna' },
    published: at,
    updated: at,
    ...change,
  }
}

function feed(change: Partial<Feed> = {}): Feed {
  return {
    id,
    title: 'Checks by Anna',
    subtitle: 'What Anna has checked.',
    page: 'https://obelus.example/people/anna',
    self: 'https://obelus.example/people/anna/feed.xml',
    updated: at,
    site: 'Obelus',
    entries: [entry()],
    ...change,
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'entry' || name === 'link',
  processEntities: { enabled: true, maxTotalExpansions: 1e6, maxExpandedLength: 1e7 },
})

function parse(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true)
  return parser.parse(xml).feed
}

describe('atomFeed', () => {
  it('says what RFC 4287 asks for, with ids that do not depend on addresses', () => {
    const parsed = parse(atomFeed(feed()))
    expect(parsed).toMatchObject({
      '@xmlns': 'http://www.w3.org/2005/Atom',
      id: `urn:uuid:${id}`,
      title: 'Checks by Anna',
      updated: at,
      link: [
        { '@rel': 'alternate', '@href': 'https://obelus.example/people/anna' },
        { '@rel': 'self', '@href': 'https://obelus.example/people/anna/feed.xml' },
      ],
    })
    expect(parsed.entry).toMatchObject([
      {
        id: `urn:uuid:${id}`,
        updated: at,
        published: at,
        author: { name: 'Anna', uri: 'https://obelus.example/people/anna' },
        category: { '@term': 'False' },
        content: { '@type': 'html', '#': entry().html },
      },
    ])
  })

  it('is a feed without entries, too', () => {
    expect(parse(atomFeed(feed({ entries: [] }))).entry).toBeUndefined()
  })

  it.each([
    ['ends of CDATA', 'a ]]> b ]]><x/> c'],
    ['markup', '</title></entry></feed><script>alert(1)</script>'],
    ['entities, and what looks like them', 'Fish & chips &amp; &lt; &#60; &xxe;'],
    ['quotes', `"a" 'b'`],
    ['a declaration', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;'],
    ['letters beyond the first plane', '𝔄 👩‍👩‍👧 אבג'],
  ])('carries %s as they are', (_, hostile) => {
    const [read] = parse(
      atomFeed(
        feed({ entries: [entry({ title: hostile, summary: hostile, html: hostile, category: hostile })] }),
      ),
    ).entry
    expect([read.title, read.summary, read.content['#'], read.category['@term']]).toEqual(
      Array(4).fill(hostile),
    )
  })

  it('replaces what XML cannot carry', () => {
    const title = 'a\0b\u0008c\u001bd\ud800e\ufffff'
    const [read] = parse(atomFeed(feed({ entries: [entry({ title })] }))).entry
    expect(read.title).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf')
  })

  it('gives back any text in any place, and never another structure', () => {
    const text = fc.string({ unit: fc.constantFrom(...']]><![CDATA&;#"\'=/?-x \n\u0001😀'), minLength: 1 })
    fc.assert(
      fc.property(text, (words) => {
        const given = feed({ title: words, entries: [entry({ title: words }), entry({ summary: words })] })
        const parsed = parse(atomFeed(given))
        const clean = words.replaceAll('\u0001', '\ufffd')
        expect(parsed.entry).toHaveLength(2)
        expect([parsed.title, parsed.entry[0].title, parsed.entry[1].summary]).toEqual([clean, clean, clean])
      }),
    )
  })
})
