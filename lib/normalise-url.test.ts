import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doublesAmong, normaliseUrl } from './normalise-url'

describe('normaliseUrl', () => {
  it.each([
    ['HTTPS://Budget.Example/2026', 'https://budget.example/2026'],
    ['https://budget.example:443/2026', 'https://budget.example/2026'],
    ['http://budget.example:80/2026/', 'http://budget.example/2026'],
    ['https://budget.example:8443/a', 'https://budget.example:8443/a'],
    ['https://budget.example/', 'https://budget.example'],
    ['https://budget.example/a#page=3', 'https://budget.example/a'],
    ['https://budget.example/a?b=2&a=1', 'https://budget.example/a?a=1&b=2'],
    ['https://budget.example/a?utm_source=x&utm_medium=y&id=7', 'https://budget.example/a?id=7'],
    ['https://budget.example/a?fbclid=x&gclid=y&mc_eid=z', 'https://budget.example/a'],
    ['https://budget.example/?', 'https://budget.example'],
    ['https://budget.example?/', 'https://budget.example'],
    ['https://budget.example/a?#b', 'https://budget.example/a'],
    ['https://www.budget.example/A', 'https://www.budget.example/A'],
    ['  https://budget.example/a  ', 'https://budget.example/a'],
    ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
  ])('writes %s as %s', (address, name) => expect(normaliseUrl(address)).toBe(name))

  it.each([
    '',
    'budget.example',
    '/a',
    '//budget.example',
    'javascript:alert(1)',
    'data:text/plain,a',
    'https://',
  ])('gives null for %j, which is no address of the web', (address) =>
    expect(normaliseUrl(address)).toBeNull(),
  )

  it('leaves what it has written as it is', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const name = normaliseUrl(address)
        expect(name).not.toBeNull()
        expect(normaliseUrl(name ?? '')).toBe(name)
      }),
    )
  })
})

describe('doublesAmong', () => {
  it('names the first link to the same page', () => {
    expect(
      doublesAmong([
        'https://a.example/1',
        'https://b.example',
        'https://A.example/1/#x',
        'https://a.example/1?utm_id=1',
      ]),
    ).toEqual([null, null, 0, 0])
  })

  it('takes empty fields and unfinished links for nobody’s double', () => {
    expect(doublesAmong(['', '', 'https:/', 'https:/'])).toEqual([null, null, null, null])
  })
})
