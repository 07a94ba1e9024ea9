import { expect, it } from 'vitest'
import { dataPolicy, documentPolicy, noncePolicy } from './script-policy'

it('lets nothing run that is not named', () => {
  for (const policy of [documentPolicy([], []), noncePolicy('word'), dataPolicy]) {
    const rest = policy.replace("style-src-attr 'unsafe-inline'", '').replaceAll("'nonce-word'", '')
    expect(rest).not.toMatch(/unsafe|\*|https?:|nonce/)
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(directive)
  }
})

it('lets what is no document load nothing at all', () => {
  expect(dataPolicy.split('; ').slice(0, 2)).toEqual(["default-src 'none'", 'sandbox'])
})

it('names each source once', () => {
  expect(documentPolicy(["'sha256-a'", "'sha256-a'"], [])).toContain("script-src 'self' 'sha256-a';")
})
