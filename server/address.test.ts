import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { addressOf, countryOf, readProxies } from './address'

function from(remoteAddress: string | undefined, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage
}

const proxies = '127.0.0.1, 10.0.0.0/8, ::1, 2001:db8:f::/48'

it.each([
  ['the other end of the connection', '203.0.113.9', undefined, '203.0.113.9'],
  ['an IPv4 address that is written as IPv6', '::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['a household’s half of an IPv6 address', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['the same for its neighbour', '2001:db8:1:2::1', undefined, '2001:db8:1:2::/64'],
  ['no header of a stranger', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['what a proxy says', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['the last that is no proxy, of several', '127.0.0.1', '198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['nothing that stands before it', '127.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['the proxy itself where it says nothing', '127.0.0.1', undefined, '127.0.0.1'],
  ['the proxy itself where it says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['a proxy that speaks IPv6', '2001:db8:f::1', '2001:db8:9:9:9::1', '2001:db8:9:9::/64'],
  ['a proxy whose connection is IPv4 in IPv6', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['something, where the connection is gone', undefined, '198.51.100.1', 'unknown'],
])('counts by %s', (_, remote, forwarded, expected) => {
  expect(addressOf(from(remote, forwarded), readProxies(proxies))).toBe(expected)
})

it('believes nobody by default', () => {
  expect(addressOf(from('127.0.0.1', '198.51.100.1'), readProxies(undefined))).toBe('127.0.0.1')
})

it.each(['nginx', '10.0.0.0/99', '127.0.0.1,,x'])('refuses %s as a proxy', (setting) => {
  expect(() => readProxies(setting)).toThrow()
})

it.each([
  ['as a proxy says it', '127.0.0.1', 'DE', 'DE'],
  ['in small letters', '10.1.2.3', 'de', 'DE'],
  ['never as a stranger says it', '203.0.113.9', 'DE', null],
  ['not where the proxy does not know', '127.0.0.1', 'XX', null],
  ['not where it is no country', '127.0.0.1', 'T1', null],
  ['not from nonsense', '127.0.0.1', '<b>', null],
  ['not where the header came twice', '127.0.0.1', 'DE, FR', null],
  ['not where there is none', '127.0.0.1', undefined, null],
])('knows the country %s', (_, remoteAddress, said, expected) => {
  const request = {
    socket: { remoteAddress },
    headers: { 'cf-ipcountry': said },
  } as unknown as IncomingMessage
  expect(countryOf(request, readProxies(proxies), 'cf-ipcountry')).toBe(expected)
  expect(countryOf(request, readProxies(proxies), undefined)).toBeNull()
})
