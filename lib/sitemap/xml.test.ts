import { describe, expect, it } from 'vitest'
import { sitemapIndex, sitemapPage, sitemapPageOf } from './xml'

const site = new URL('https://obelus.example')

describe('sitemapIndex', () => {
  it('names every page of the list', () => {
    const xml = sitemapIndex(site, 2)
    expect(xml.match(/<loc>[^<]+/g)).toEqual([
      '<loc>https://obelus.example/sitemap/1.xml',
      '<loc>https://obelus.example/sitemap/2.xml',
    ])
  })
})

describe('sitemapPage', () => {
  const entries = [
    { kind: 'article', name: 'a-slug', changed: '2026-01-02T03:04:05.000Z' },
    { kind: 'fact-check', name: '0190-id', changed: '2026-01-03T03:04:05.000Z' },
  ] as const

  it('gives absolute addresses and when each last changed', () => {
    const xml = sitemapPage(site, entries, false)
    expect(xml).toContain(
      '<url><loc>https://obelus.example/articles/a-slug</loc><lastmod>2026-01-02T03:04:05.000Z</lastmod></url>',
    )
    expect(xml).toContain('<loc>https://obelus.example/fact-checks/0190-id</loc>')
    expect(xml).not.toContain('<loc>https://obelus.example/</loc>')
  })

  it('names the front page once, on the first page', () => {
    expect(sitemapPage(site, entries, true)).toContain('<url><loc>https://obelus.example/</loc></url>')
  })
})

describe('sitemapPageOf', () => {
  it.each([
    ['1.xml', 1],
    ['12.xml', 12],
    ['0.xml', null],
    ['-1.xml', null],
    ['1', null],
    ['1e3.xml', null],
    ['9999999.xml', null],
  ])('reads %s as %s', (word, page) => {
    expect(sitemapPageOf(word)).toBe(page)
  })
})
