import 'server-only'
import { Agent, fetch } from 'undici'
import { isLoopbackName } from '@/lib/loopback'
import { readWhole } from '@/lib/outgoing/body'
import { logged } from '@/lib/outgoing/log'
import { OutgoingProblem } from '@/lib/outgoing/outcomes'

/** The most bytes of an answer: a set of keys is a few thousand. */
const mostBytes = 256_000

/** Milliseconds for one question. Somebody looks at an empty page meanwhile. */
const budgetMs = 8_000

/**
 * Asks a provider of sign-in that the operator has configured, which may be inside, or what it names as its own. A
 * `fetch` for the libraries that speak OAuth: over HTTPS or to this very machine, without following a redirect, keeping
 * a connection, or reading more than it should. Logged like every request.
 *
 * @throws OutgoingProblem when there is no whole answer; every status is one.
 */
export async function askProvider(
  address: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const url = URL.parse(address instanceof Request ? address.url : address)
  return logged(url, 'sign-in', async (note) => {
    if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname))))
      throw new OutgoingProblem('bad-address')
    const signal = AbortSignal.timeout(budgetMs)
    const agent = new Agent({ connections: 1, maxHeaderSize: 32 * 1024, connect: { timeout: 5_000 } })
    try {
      const answer = await fetch(url, {
        method: init.method ?? 'GET',
        headers: [...new Headers(init.headers)],
        body: init.body ? String(init.body) : null,
        dispatcher: agent,
        redirect: 'manual',
        signal,
      })
      note.status = answer.status
      const bytes = await readWhole(answer, mostBytes)
      note.bytes = bytes.length
      const isEmpty = answer.status === 204 || answer.status === 304
      return new Response(isEmpty ? null : Buffer.from(bytes), {
        status: answer.status,
        headers: { 'content-type': answer.headers.get('content-type') ?? '' },
      })
    } catch (error) {
      if (error instanceof OutgoingProblem) throw error
      throw new OutgoingProblem(signal.aborted ? 'timed-out' : 'failed')
    } finally {
      await agent.destroy()
    }
  })
}
