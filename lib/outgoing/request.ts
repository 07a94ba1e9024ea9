import 'server-only'
import type { LookupFunction } from 'node:net'
import { Agent, fetch, type Response } from 'undici'
import { OutgoingProblem } from '@/lib/outgoing/outcomes'
import type { Address } from '@/lib/outgoing/resolve'
import type { Target } from '@/lib/outgoing/target'

/** An answer before its body is read. */
export type Answer = Response

type Ask<Value> = {
  target: Target
  addresses: Address[]
  signal: AbortSignal
  headers: Record<string, string>
  read: (answer: Answer) => Promise<Value>
}

/**
 * One request, to addresses that were checked and to no others: the connection is told them and asks nobody. It follows
 * no redirect, keeps no connection and no cookie, and is cut off when `read` is done.
 */
export async function request<Value>({
  target,
  addresses,
  signal,
  headers,
  read,
}: Ask<Value>): Promise<Value> {
  const agent = new Agent({
    connect: { lookup: pinned(addresses), timeout: 5_000 },
    maxHeaderSize: 32 * 1024,
    connections: 1,
  })
  try {
    const answer = await fetch(target.url, { dispatcher: agent, redirect: 'manual', signal, headers })
    return await read(answer)
  } catch (error) {
    if (error instanceof OutgoingProblem) throw error
    throw new OutgoingProblem(signal.aborted ? 'timed-out' : 'failed')
  } finally {
    await agent.destroy()
  }
}

function pinned(addresses: Address[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family)
  }
}
