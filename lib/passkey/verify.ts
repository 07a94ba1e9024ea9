import 'server-only'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { type Purpose, readChallenge } from '@/lib/passkey/challenge'
import type { Assertion, Attestation } from '@/lib/passkey/input'
import { passkeyPlace } from '@/lib/passkey/place'

/** A challenge that was answered, for `spendChallenge`. */
type Answered = { challenge: string; expiresAt: Date }

export type KnownPasskey = {
  credentialId: string
  publicKey: Uint8Array
  counter: bigint
  transports: string[]
}

/** Whether its owner was there and verified, here, and how often the key was used by its own count; null for no. */
export async function verifyAssertion(
  answer: Assertion,
  passkey: KnownPasskey,
  purpose: Purpose,
): Promise<(Answered & { counter: number }) | null> {
  const { asked, expected } = expectation(purpose)
  if (!expected) return null
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      ...expected,
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: Number(passkey.counter),
        transports: passkey.transports,
      },
    })
    const answered = asked()
    return verified && answered ? { ...answered, counter: authenticationInfo.newCounter } : null
  } catch {
    // The library throws for every way in which an answer can be wrong.
    return null
  }
}

/** A new passkey as it is to be kept; null where the browser's answer is none for this person, here and now. */
export async function verifyAttestation(
  answer: Attestation,
  userId: string,
): Promise<(Answered & { passkey: KnownPasskey }) | null> {
  const { asked, expected } = expectation({ add: userId })
  if (!expected) return null
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      ...expected,
    })
    const answered = asked()
    if (!verified || !answered) return null
    const { id, publicKey, counter } = registrationInfo.credential
    const { transports = [] } = answer.response
    return { ...answered, passkey: { credentialId: id, publicKey, counter: BigInt(counter), transports } }
  } catch {
    return null
  }
}

/** What the library is to compare an answer with, and the challenge that it then found. */
function expectation(purpose: Purpose) {
  const place = passkeyPlace()
  let found: Answered | null = null
  const expectedChallenge = (challenge: string) => {
    const expiresAt = readChallenge(challenge, purpose)
    found = expiresAt && { challenge, expiresAt }
    return found !== null
  }
  const expected = place && {
    expectedChallenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpID,
    requireUserVerification: true,
  }
  return { asked: (): Answered | null => found, expected }
}
