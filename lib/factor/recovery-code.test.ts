import { expect, it } from 'vitest'
import { newRecoveryCode, readRecoveryCode } from '@/lib/factor/recovery-code'

it('a recovery code has 120 bits, and is read however it is typed', () => {
  const code = newRecoveryCode()
  expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/)
  expect(newRecoveryCode()).not.toBe(code)
  for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `])
    expect(readRecoveryCode(typed)).toBe(code)
  expect(readRecoveryCode('0000-1111-0000-0000-0000-0000')).toBe(
    readRecoveryCode('oOoO-iIlL-0000-0000-0000-0000'),
  )
  for (const typed of ['', '123456', code.slice(1), `${code}0`, 'a password of mine'])
    expect(readRecoveryCode(typed)).toBeNull()
})
