import 'server-only'
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose'
import type { Provider } from '@/lib/linked-account/providers'
import { askProvider } from '@/lib/outgoing/ask-provider'

/** With a key of the issuer alone: neither `none` nor a secret that both know (RFC 8725, 3.1). */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

/**
 * Checks that an ID token was signed by its issuer, for this site, and is still good. next-auth checks what is in it, and
 * leaves the signature to the connection that it came by (OpenID Connect Core 1.0, 3.1.3.7, 6); whoever gets between
 * this site and the issuer has still not got its keys.
 *
 * @throws JOSEError when it was not.
 */
export async function checkIdToken(token: string, { address, clientId }: Provider): Promise<void> {
  await jwtVerify(token, await keysOf(address), {
    audience: clientId,
    algorithms,
    requiredClaims: ['iss', 'sub', 'iat', 'exp'],
    clockTolerance: 30,
  })
}

const known = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

/** The keys of an issuer, kept and asked for anew as `jose` sees fit. */
async function keysOf(issuer: string) {
  const answer = await askProvider(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const { jwks_uri: address }: { jwks_uri: string } = await answer.json()
  const keys =
    known.get(address) ??
    createRemoteJWKSet(new URL(address), { [customFetch]: (url, init) => askProvider(url, init) })
  known.set(address, keys)
  return keys
}
