import 'server-only'
import { env } from '@/lib/env'
import type { ProviderName } from '@/lib/linked-account/identity'

/** A way to sign in by another site, as the settings of this installation switch it on. */
export type Provider = ProviderName & {
  /** Where it is asked, as the settings say it. */
  address: string
  /** What its subjects are kept under: the same without a slash at its end. */
  issuer: string
  clientId: string
  clientSecret: string
}

const githubUrl = 'https://github.com'
const googleUrl = 'https://accounts.google.com'

/** What is switched on, in the order in which people are offered it. */
export function listProviders(): Provider[] {
  const settings = env()
  const all: (ProviderName & { address: string; client: [string?, string?] })[] = [
    {
      id: 'github',
      name: 'GitHub',
      address: new URL(settings.AUTH_GITHUB_URL ?? githubUrl).origin,
      client: [settings.AUTH_GITHUB_ID, settings.AUTH_GITHUB_SECRET],
    },
    {
      id: 'google',
      name: 'Google',
      address: googleUrl,
      client: [settings.AUTH_GOOGLE_ID, settings.AUTH_GOOGLE_SECRET],
    },
    {
      id: 'oidc',
      name: settings.AUTH_OIDC_NAME ?? hostOf(settings.AUTH_OIDC_ISSUER),
      address: settings.AUTH_OIDC_ISSUER ?? '',
      client: [settings.AUTH_OIDC_ID, settings.AUTH_OIDC_SECRET],
    },
  ]
  return all.flatMap(({ client: [clientId, clientSecret], ...provider }) =>
    clientId && clientSecret
      ? [{ ...provider, issuer: provider.address.replace(/\/$/, ''), clientId, clientSecret }]
      : [],
  )
}

/** One that is switched on, by the word in an address. */
export function findProvider(id: string): Provider | null {
  return listProviders().find((provider) => provider.id === id) ?? null
}

export function providerNames(): ProviderName[] {
  return listProviders().map(({ id, name }) => ({ id, name }))
}

/** What to call the provider of an account that was linked once, whether it is still switched on or not. */
export function nameOfIssuer(issuer: string): string {
  return listProviders().find((provider) => provider.issuer === issuer)?.name ?? hostOf(issuer)
}

/** The issuers by which one can sign in now. */
export function issuersInUse(): string[] {
  return listProviders().map(({ issuer }) => issuer)
}

function hostOf(issuer = ''): string {
  return URL.parse(issuer)?.host ?? issuer
}
