import { expect, it } from 'vitest'
import { jsonFeed } from '@/lib/feed/json'

const at = '2026-11-24T10:11:12.345Z'
const entry = {
  id: '0190aaaa-0000-7000-8000-000000000001',
  title: 'False: It rained.',
  summary: 'It did not.',
  html: '<p>See “the table”.</p>',
  category: 'False',
  url: 'https://obelus.example/fact-checks/1',
  about: null,
  author: { name: 'A moderator', url: null },
  published: at,
  updated: at,
}

it('says what JSON Feed 1.1 asks for, with the ids of the Atom feed', () => {
  const about = { url: 'https://obelus.example/articles/a#p-1', title: 'Rain & Sun' }
  const feed = {
    id: '0190aaaa-0000-7000-8000-000000000002',
    title: 'Checks',
    subtitle: 'The latest.',
    page: 'https://obelus.example/',
    self: 'https://obelus.example/feed.json',
    updated: at,
    site: 'Obelus',
    entries: [
      entry,
      { ...entry, about, author: { name: 'Anna', url: 'https://obelus.example/people/anna' } },
    ],
  }
  const item = {
    id: `urn:uuid:${entry.id}`,
    url: entry.url,
    title: entry.title,
    summary: entry.summary,
    content_html: entry.html,
    date_published: at,
    date_modified: at,
    authors: [{ name: 'A moderator' }],
    tags: ['False'],
  }
  expect(JSON.parse(jsonFeed(feed))).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Checks',
    description: 'The latest.',
    home_page_url: 'https://obelus.example/',
    feed_url: 'https://obelus.example/feed.json',
    items: [
      item,
      { ...item, authors: [{ name: 'Anna', url: 'https://obelus.example/people/anna' }], _about: about },
    ],
  })
})
