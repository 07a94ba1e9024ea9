import 'server-only'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isLoopbackAddress, isPublicAddress } from '@/lib/outgoing/addresses'
import { OutgoingProblem } from '@/lib/outgoing/outcomes'
import type { Target } from '@/lib/outgoing/target'

export type Address = { address: string; family: number }
export type Resolve = (host: string) => Promise<Address[]>

/** What the system says a host is, as a connection would ask. */
export function resolveHost(host: string): Promise<Address[]> {
  return lookup(host, { all: true, verbatim: true })
}

/**
 * The addresses of a target, each of them checked: one that is not public spoils all, for which of them a connection
 * would take is chance. Only these may be connected to; asking again would give a hostile name server a second answer.
 */
export async function addressesOf(target: Target, resolve: Resolve): Promise<Address[]> {
  const family = isIP(target.host)
  const addresses = family > 0 ? [{ address: target.host, family }] : await answerOf(target.host, resolve)
  if (addresses.length === 0) throw new OutgoingProblem('unresolved')
  const isFit = target.isAllowed ? isLoopbackAddress : isPublicAddress
  if (!addresses.every(({ address }) => isFit(address))) throw new OutgoingProblem('inside')
  return addresses
}

async function answerOf(host: string, resolve: Resolve): Promise<Address[]> {
  try {
    return await resolve(host)
  } catch {
    throw new OutgoingProblem('unresolved')
  }
}
