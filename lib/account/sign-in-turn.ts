import 'server-only'
import { accountKey, knownDevice } from '@/lib/auth/device'
import { takeTurn, takeTurnHere } from '@/lib/limit/turns'
import type { Refused } from '@/lib/result'

/**
 * One more try at a password. Strangers share the tries of their address, and those at the account; a browser that has
 * signed in to the account before has tries of its own, so that nobody can lock its owner out.
 */
export async function takeSignInTurn({ email }: { email: string }): Promise<Refused | null> {
  const device = await knownDevice(email)
  if (device) return takeTurn('sign-in-device', `${device} ${accountKey(email)}`)
  return (await takeTurnHere('sign-in')) ?? takeTurn('sign-in-account', accountKey(email))
}
