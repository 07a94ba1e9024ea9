import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { limits } from '@/lib/limit/limits'
import { countReads } from './reads'

const asked = (url: string) => ({ url, method: 'GET' }) as IncomingMessage
const from = (address: string) => () => address
const [{ times, seconds }] = limits.read.windows

it('lets an address page so often, then says how long to wait, and holds up nobody else', async () => {
  const reads = countReads(1)
  const page = asked('/api/paragraphs/1/comments?after=2')
  for (let time = 0; time < times; time++) expect(await reads(page, from('203.0.113.1'))).toBe(0)
  const wait = await reads(page, from('203.0.113.1'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(seconds)
  expect(await reads(asked('/api/similar-claims?claim=x'), from('203.0.113.1'))).toBeGreaterThan(0)
  expect(await reads(page, from('203.0.113.2'))).toBe(0)
})

it('counts searching by itself', async () => {
  const reads = countReads(1)
  const [{ times }] = limits.search.windows
  for (let time = 0; time < times; time++)
    expect(await reads(asked('/search?q=a'), from('203.0.113.1'))).toBe(0)
  expect(await reads(asked('/search?q=b'), from('203.0.113.1'))).toBeGreaterThan(0)
  expect(await reads(asked('/api/people?q=b'), from('203.0.113.1'))).toBe(0)
})

it.each([
  '/',
  '/search',
  '/claims?verdict=false',
  '/articles/x',
  '/api/viewer',
  '/api/health',
  '/api/live',
  '/record/feed.xml',
  '/api/peoples',
])('does not count %s', (url) => {
  expect(countReads(1)(asked(url), from('203.0.113.1'))).toBeNull()
})
