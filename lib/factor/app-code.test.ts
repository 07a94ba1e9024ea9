import { describe, expect, it } from 'vitest'
import { appAddress, newAppSecret, stepOfCode } from '@/lib/factor/app-code'

// RFC 6238, appendix B: the secret “12345678901234567890”, and what SHA-1 gives at these seconds, the last six digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const known: [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
]

describe('stepOfCode', () => {
  it.each(known)('knows the code of the standard at second %i', (second, code) => {
    expect(stepOfCode(secret, code, new Date(second * 1_000))).toBe(Math.floor(second / 30))
  })

  it.each([
    [-2, null],
    [-1, 41152263],
    [0, 41152263],
    [1, 41152263],
    [2, null],
  ])('takes a code of half a minute ago or ahead, and no other: %i', (steps, step) => {
    expect(stepOfCode(secret, '005924', new Date((1234567890 + steps * 30) * 1_000))).toBe(step)
  })

  it.each(['', '5924', '0059241', '005925', 'abcdef', '00592４'])('refuses %j', (code) => {
    expect(stepOfCode(secret, code, new Date(1234567890_000))).toBeNull()
  })
})

describe('a new secret', () => {
  it('has 160 bits, another each time, and stands in the address', () => {
    const one = newAppSecret()
    expect(one).toMatch(/^[A-Z2-7]{32}$/)
    expect(newAppSecret()).not.toBe(one)
    const address = new URL(appAddress(one, 'anna'))
    expect(address.href).toMatch(/^otpauth:\/\/totp\/Obelus:anna\?/)
    expect(address.searchParams.get('secret')).toBe(one)
  })
})
