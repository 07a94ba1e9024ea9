import { describe, expect, it } from 'vitest'
import { readFeed } from './read-feed'
import { nextEntryReading, nextFeedReading, nextPageReading } from './schedule'

const url = 'https://a.example/feed.xml'
const rss = (body: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The &amp; Courier</title>${body}</channel></rss>`

describe('readFeed', () => {
  it('reads RSS', () => {
    const items = `<item><title>One &amp;amp; two</title><link>https://a.example/1</link><guid isPermaLink="false">g1</guid></item>
      <item><title><![CDATA[<b>Three</b>]]></title><guid>https://a.example/3</guid></item><item><title>Nowhere</title></item>
      <item><link>javascript:alert(1)</link></item>`
    expect(readFeed(rss(items), url)).toEqual({
      title: 'The & Courier',
      items: [
        { key: 'g1', url: 'https://a.example/1', title: 'One & two' },
        { key: 'https://a.example/3', url: 'https://a.example/3', title: 'Three' },
      ],
    })
  })

  it('reads Atom, and links against the place of the feed', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>urn:1</id><title type="html">&lt;i&gt;x&lt;/i&gt;</title>
      <link rel="self" href="/self"/><link rel="alternate" href="/1"/></entry></feed>`
    expect(readFeed(atom, url)).toEqual({
      title: 'A',
      items: [{ key: 'urn:1', url: 'https://a.example/1', title: 'x' }],
    })
  })

  it('reads RDF', () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>R</title></channel>
      <item rdf:about="https://a.example/2"><title>Two</title><link>https://a.example/2</link></item></rdf:RDF>`
    expect(readFeed(rdf, url)).toMatchObject({ items: [{ url: 'https://a.example/2', title: 'Two' }] })
  })

  const laughs = [
    '<!ENTITY lol "lol">',
    ...Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ''};`.repeat(10)}">`),
  ]
  it.each([
    [
      'a billion laughs',
      `<?xml version="1.0"?><!DOCTYPE lolz [${laughs.join('')}]>${rss('<item><title>&lol9;</title></item>').slice(21)}`,
      /declares entities/,
    ],
    [
      'one entity repeated',
      `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]><rss><channel><title>${'&a;'.repeat(50_000)}</title></channel></rss>`,
      /declares entities/,
    ],
    [
      'a file of this machine',
      `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><title>&f;</title></channel></rss>`,
      /declares entities/,
    ],
    [
      'entities from elsewhere',
      `<!DOCTYPE x [<!ENTITY % d SYSTEM "http://127.0.0.1/x.dtd"> %d;]><rss/>`,
      /declares entities/,
    ],
    ['100 000 levels', rss('<item>'.repeat(100_000)), /nested deeper/],
    ['100 000 items', rss('<item><link>https://a.example/1</link></item>'.repeat(40_000)), /40 000 elements/],
    ['three megabytes', rss(`<title>${'a'.repeat(3_000_000)}</title>`), /larger than 2 MB/],
    ['a page', '<!doctype html><title>A</title><p>No feed.', /no feed/],
    ['nothing', '', /no feed/],
    ['something else', 'PK\u0003\u0004', /no feed/],
  ])('refuses %s', (_, xml, reason) => {
    const started = process.cpuUsage()
    expect(readFeed(xml, url)).toEqual({ problem: expect.stringMatching(reason) })
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000)
  })

  it('is not made longer by an entity that nobody declared', () => {
    expect(
      readFeed(rss('<item><title>&lol9;</title><link>https://a.example/1</link></item>'), url),
    ).toMatchObject({
      items: [{ title: '&lol9;' }],
    })
  })

  it('reads no more than a hundred things', () => {
    const items = Array.from({ length: 300 }, (_, at) => `<item><link>https://a.example/${at}</link></item>`)
    const read = readFeed(rss(items.join('')), url)
    expect('items' in read && read.items.length).toBe(100)
  })
})

describe('when something is read again', () => {
  const now = new Date('2026-01-31T12:00:00Z')
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const hours = (then: Date | null) => then && (then.getTime() - now.getTime()) / 3_600_000

  it.each([
    [0, 0, 1],
    [23, 0, 1],
    [25, 0, 6],
    [8 * 24, 0, 24],
    [40 * 24, 0, 7 * 24],
    [0, 3, 8],
    [0, 30, 48],
    [40 * 24, 30, 7 * 24],
  ])('is, for a page of %i hours after %i failures, in %i hours', (age, failures, wait) => {
    expect(hours(nextPageReading(now, ago(age), failures))).toBe(wait)
  })

  it('is half an hour for a feed, and longer after failures', () => {
    expect([0, 1, 2, 20].map((failures) => hours(nextFeedReading(now, failures)))).toEqual([0.5, 1, 2, 48])
  })

  it('ends after five tries at what a feed names', () => {
    expect([1, 2, 3, 4, 5].map((tries) => hours(nextEntryReading(now, tries)))).toEqual([0.5, 1, 2, 4, null])
  })
})
