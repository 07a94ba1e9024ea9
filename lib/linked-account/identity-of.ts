import { z } from 'zod'
import type { Identity, ProviderId } from '@/lib/linked-account/identity'
import { isCleanText } from '@/lib/text'

const word = (most: number) =>
  z
    .string()
    .transform((said) => said.trim().slice(0, most))
    .refine((said) => said !== '' && isCleanText(said))
    .nullish()
    .catch(null)

const claims = z.object({
  sub: z.string().min(1).max(255).refine(isCleanText),
  name: word(80),
  preferred_username: word(80),
  email: z
    .email()
    .max(254)
    .transform((address) => address.toLowerCase())
    .nullish()
    .catch(null),
  // Some say it in words.
  email_verified: z.union([z.boolean(), z.stringbool()]).nullish().catch(null),
})

/**
 * Who a provider says that somebody is, from the standard claims (OpenID Connect Core 1.0, 5.1). What it says about them
 * and cannot be used is as if it had not said it; without a subject there is nobody.
 *
 * @throws ZodError without a subject
 */
export function identityOf({ id, issuer }: { id: ProviderId; issuer: string }, said: unknown): Identity {
  const { sub, name, preferred_username: username, email, email_verified: isVerified } = claims.parse(said)
  return {
    provider: id,
    issuer,
    subject: sub,
    label: username ?? email ?? name ?? null,
    name: name ?? username ?? null,
    email: email ?? null,
    isVerified: isVerified === true && Boolean(email),
  }
}
