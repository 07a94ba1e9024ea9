import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLoopbackAddress, isPublicAddress } from './addresses'

// IANA IPv4 Special-Purpose Address Registry, multicast and class E, written down once more, apart from the library.
const special: [head: number, length: number, bits?: number][] = [
  [0, 8],
  [10, 8],
  [100 * 256 + 64, 10, 16],
  [127, 8],
  [169 * 256 + 254, 16, 16],
  [172 * 256 + 16, 12, 16],
  [192 * 256 + 168, 16, 16],
  [198 * 256 + 18, 15, 16],
  [224, 4],
  [240, 4],
]

const start = ([head, , bits = 8]: (typeof special)[number]) => head * 2 ** (32 - bits)
const size = ([, length]: (typeof special)[number]) => 2 ** (32 - length)
const dotted = (number: number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.')
const hex = (number: number) => `${(number >>> 16).toString(16)}:${(number & 65535).toString(16)}`

const anySpecial = fc
  .constantFrom(...special)
  .chain((range) => fc.nat(size(range) - 1).map((offset) => start(range) + offset))
const anyNumber = fc.nat(2 ** 32 - 1)

describe('isPublicAddress', () => {
  it('is never true of an address inside of a special range', () => {
    fc.assert(
      fc.property(anySpecial, (number) => {
        expect(isPublicAddress(dotted(number >>> 0))).toBe(false)
      }),
    )
  })

  it('is never true of an IPv6 address that carries another one, whatever that is', () => {
    const shapes = (number: number) => [
      `::ffff:${dotted(number)}`,
      `::ffff:${hex(number)}`,
      `::${dotted(number)}`,
      `::ffff:0:${dotted(number)}`,
      `64:ff9b::${hex(number)}`,
      `64:ff9b:1::${hex(number)}`,
      `2002:${hex(number)}::1`,
      `2001:0:${hex(number)}::1`,
      `2001:0:1234:5678:0:0:${hex(~number >>> 0)}`,
    ]
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(shapes(number >>> 0).filter(isPublicAddress)).toEqual([])
      }),
    )
  })

  it('is never true of IPv6 outside of what was given out, nor of anything that is no address', () => {
    const part = fc.nat(65535).map((number) => number.toString(16))
    const outside = fc
      .tuple(fc.nat(65535), fc.array(part, { minLength: 7, maxLength: 7 }))
      .filter(([first]) => first >> 13 !== 1)
      .map(([first, rest]) => [first.toString(16), ...rest].join(':'))
    fc.assert(fc.property(outside, (address) => !isPublicAddress(address)))
    fc.assert(fc.property(fc.string(), (word) => !isPublicAddress(word)))
  })

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '93.184.216.34',
    '100.63.255.255',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::1',
  ])('is true of %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '192.0.0.1',
    '192.0.2.1',
    '198.51.100.7',
    '203.0.113.9',
    '192.88.99.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1111%eth0',
    'fec0::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '3fff::1',
    '100::1',
    '5f00::1',
    '010.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '127.1',
    '8.8.8.8 ',
    '',
  ])('is false of %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('isLoopbackAddress', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1'])('is true of %s', (address) => {
    expect(isLoopbackAddress(address)).toBe(true)
  })
  it.each(['10.0.0.1', '0.0.0.0', '::', '::ffff:127.0.0.1', '::1%lo', 'localhost', '8.8.8.8'])(
    'is false of %s',
    (address) => {
      expect(isLoopbackAddress(address)).toBe(false)
    },
  )
})
