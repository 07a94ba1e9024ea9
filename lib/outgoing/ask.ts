import 'server-only'
import type { Way } from '@/lib/outgoing/circumstances'
import { OutgoingProblem } from '@/lib/outgoing/outcomes'
import { type Answer, request } from '@/lib/outgoing/request'
import { type Address, addressesOf } from '@/lib/outgoing/resolve'
import { productToken } from '@/lib/outgoing/robots'
import type { Target } from '@/lib/outgoing/target'
import { siteUrl } from '@/lib/site'

/** Asks a target for what it names, at addresses of its host that were checked. */
export async function ask<Value>(
  { target, addresses }: Checked,
  way: Way,
  read: (answer: Answer) => Promise<Value>,
): Promise<Value> {
  const accept = 'text/html,application/xhtml+xml,application/xml,text/*;q=0.8'
  const headers = { 'user-agent': userAgent(), accept }
  return request({ target, addresses, signal: way.signal, headers, read })
}

/** A target with the addresses of its host, each of which may be connected to. */
export type Checked = { target: Target; addresses: Address[] }

/** Asks what a target's host is, and checks every answer. */
export async function check(target: Target, way: Way): Promise<Checked> {
  return { target, addresses: await inTime(addressesOf(target, way.resolve), way.signal) }
}

/** Who asks, and where to complain. */
function userAgent(): string {
  return `${productToken}/0.1 (+${siteUrl()?.href ?? ''})`
}

/** A name server may never answer; the time of the whole runs meanwhile. */
async function inTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const late = new Promise<never>((_, reject) => {
    const end = () => reject(new OutgoingProblem('timed-out'))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
  return Promise.race([work, late])
}

/** Where an answer redirects to; null when it doesn't. */
export function redirectOf(answer: Answer): string | null {
  return [301, 302, 303, 307, 308].includes(answer.status) ? (answer.headers.get('location') ?? '') : null
}
