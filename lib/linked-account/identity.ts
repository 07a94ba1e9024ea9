/** The ways to sign in by another site that an operator can switch on. */
export const providerIds = ['github', 'google', 'oidc'] as const
export type ProviderId = (typeof providerIds)[number]

/** What people see of a way to sign in by another site. */
export type ProviderName = { id: ProviderId; name: string }

/**
 * Who somebody is at another site, as it has told this one. Issuer and subject say who (OpenID Connect Core 1.0, 2 and
 * 5.7); what else it says is only what to call them, and decides nothing.
 */
export type Identity = {
  provider: ProviderId
  issuer: string
  subject: string
  /** What they know the account there by: a user name or an address. */
  label: string | null
  name: string | null
  /** In lower case. */
  email: string | null
  /** Whether the provider says that mail to this address reaches them. */
  isVerified: boolean
}
