import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'
import { hasExamplePassword, weaknessOf } from './secret'

describe('weaknessOf', () => {
  it.each([
    ['', /too short/],
    ['k3J8xPq2', /too short/],
    ['change-me-change-me-change-me-change-me', /made up/],
    ['this-is-an-example-of-a-32-char-value!', /made up/],
    ['at-least-32-characters-of-a-secret-word', /made up/],
    ['a'.repeat(64), /easy to guess/],
    ['0101010101010101010101010101010101010', /easy to guess/],
    ['k3J8xPq2k3J8xPq2k3J8xPq2k3J8xPq2', /easy to guess/],
  ])('refuses %j', (secret, why) => {
    expect(weaknessOf(secret)).toMatch(why)
  })

  it('lets what a machine has made pass', () => {
    for (const encoding of ['base64url', 'hex', 'base64'] as const) {
      const found = Array.from({ length: 200 }, () => weaknessOf(randomBytes(32).toString(encoding)))
      expect(found.filter(Boolean)).toEqual([])
    }
  })
})

it('knows every password that stands in an address of .env.example', () => {
  const example = readFileSync(path.join(root, '.env.example'), 'utf8')
  const addresses = [...example.matchAll(/=(\S+:\/\/[^\s:]+:[^\s@]+@\S+)/g)].map(
    ([, address = '']) => address,
  )
  expect(addresses.length).toBeGreaterThan(1)
  expect(addresses.filter((address) => !hasExamplePassword(address))).toEqual([])
  expect(hasExamplePassword('postgresql://obelus:7Jq1hY_kd@localhost/obelus')).toBe(false)
  expect(hasExamplePassword('postgresql:///obelus?host=/run/postgresql')).toBe(false)
})
