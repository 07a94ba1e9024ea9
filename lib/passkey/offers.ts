import 'server-only'
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { db } from '@/lib/db'
import type { Adding, Asking } from '@/lib/passkey/asking'
import { newChallenge, type Purpose } from '@/lib/passkey/challenge'
import { passkeyPlace } from '@/lib/passkey/place'
import type { Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { siteName } from '@/lib/site'

/** What the browser is asked for so that somebody shows who they are; of one person only where that is known. */
export async function askForPasskey(purpose: Purpose, userId: string | null): Promise<Result<Asking>> {
  const place = passkeyPlace()
  if (!place) return refuse('not-found')
  const options = await generateAuthenticationOptions({
    rpID: place.rpID,
    challenge: newChallenge(purpose),
    userVerification: 'required',
    ...(userId ? { allowCredentials: await listKnown(userId) } : {}),
  })
  return succeed({ options })
}

/** What the browser is asked for so that it makes a passkey, which is found without a name and verifies its owner. */
export async function askForNewPasskey({ id, handle, name }: Viewer): Promise<Result<Adding>> {
  const place = passkeyPlace()
  if (!place) return refuse('not-found')
  const options = await generateRegistrationOptions({
    rpName: siteName,
    rpID: place.rpID,
    userID: Uint8Array.from(Buffer.from(id)),
    userName: handle,
    userDisplayName: name,
    challenge: newChallenge({ add: id }),
    attestationType: 'none',
    excludeCredentials: await listKnown(id),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return succeed({ options })
}

async function listKnown(userId: string) {
  const rows = await db().passkey.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    select: { credentialId: true, transports: true },
  })
  return rows.map(({ credentialId, transports }) => ({ id: credentialId, transports }))
}
