import { describe, expect, it } from 'vitest'
import { identityOf } from '@/lib/linked-account/identity-of'

const provider = { id: 'oidc', issuer: 'https://sign-in.example' } as const
const of = (claims: object) => identityOf(provider, { sub: '248289761001', ...claims })

describe('who a provider says that somebody is', () => {
  it('is told by issuer and subject', () => {
    expect(of({})).toEqual({
      provider: 'oidc',
      issuer: provider.issuer,
      subject: '248289761001',
      label: null,
      name: null,
      email: null,
      isVerified: false,
    })
  })

  it.each([{}, { sub: '' }, { sub: 7 }, { sub: 'x'.repeat(256) }, { sub: 'a\u0000b' }, null])(
    'is nobody without a subject: %j',
    (claims) => {
      expect(() => identityOf(provider, claims)).toThrow()
    },
  )

  it('takes an address as verified only when the provider says so', () => {
    const email = 'Nora@Test.Example'
    expect(of({ email, email_verified: true })).toMatchObject({
      email: 'nora@test.example',
      isVerified: true,
    })
    expect(of({ email, email_verified: 'true' })).toMatchObject({ isVerified: true })
    for (const said of [undefined, null, false, 'false', 'no', 1])
      expect(of({ email, email_verified: said }), String(said)).toMatchObject({ isVerified: false })
    expect(of({ email_verified: true })).toMatchObject({ email: null, isVerified: false })
  })

  it('leaves out what it cannot use, and keeps the rest', () => {
    expect(
      of({ name: '  ', preferred_username: 'nora', email: 'no address', email_verified: true }),
    ).toMatchObject({
      label: 'nora',
      name: 'nora',
      email: null,
      isVerified: false,
    })
    expect(of({ name: `${'n'.repeat(90)}`, preferred_username: 'a\u0007b' })).toMatchObject({
      name: 'n'.repeat(80),
    })
  })
})
