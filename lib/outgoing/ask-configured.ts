import 'server-only'
import { Agent, fetch } from 'undici'
import { readWhole } from '@/lib/outgoing/body'
import { logged, type Note } from '@/lib/outgoing/log'
import { OutgoingProblem, type OutgoingPurpose, type OutgoingRefusal } from '@/lib/outgoing/outcomes'
import { signatureHeader, signatureOf } from '@/lib/outgoing/signature'

type Ask = {
  /** From the settings of the installation, never from anybody who uses it. */
  url: string
  secret: string
  purpose: OutgoingPurpose
  body: unknown
  budgetMs: number
}

export type Answered = { ok: true; json: unknown } | { ok: false; outcome: OutgoingRefusal }

/** The most bytes of an answer. */
const mostBytes = 16_000

/**
 * Asks the one address that the operator has configured, which may be inside: a signed POST of JSON, answered with JSON
 * or with 204, which is null. It follows no redirect, keeps no connection, and is over when its time is, whatever the
 * other side does. Logged like every request.
 */
export async function askConfigured({ url, secret, purpose, body, budgetMs }: Ask): Promise<Answered> {
  const text = JSON.stringify(body)
  try {
    const json = await logged(URL.parse(url), purpose, (note) => post(url, secret, text, budgetMs, note))
    return { ok: true, json }
  } catch (error) {
    if (error instanceof OutgoingProblem) return { ok: false, outcome: error.outcome }
    throw error
  }
}

async function post(
  url: string,
  secret: string,
  body: string,
  budgetMs: number,
  note: Note,
): Promise<unknown> {
  const signal = AbortSignal.timeout(budgetMs)
  const agent = new Agent({ connections: 1, maxHeaderSize: 16 * 1024 })
  try {
    const answer = await fetch(url, {
      method: 'POST',
      dispatcher: agent,
      redirect: 'manual',
      signal,
      body,
      headers: {
        'content-type': 'application/json',
        [signatureHeader]: signatureOf(body, secret, Math.floor(Date.now() / 1_000)),
      },
    })
    note.status = answer.status
    if (answer.status === 204) return null
    if (answer.status !== 200) throw new OutgoingProblem('bad-status')
    const bytes = await readWhole(answer, mostBytes)
    note.bytes = bytes.length
    return parse(bytes)
  } catch (error) {
    if (error instanceof OutgoingProblem) throw error
    throw new OutgoingProblem(signal.aborted ? 'timed-out' : 'failed')
  } finally {
    await agent.destroy()
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new OutgoingProblem('wrong-type')
  }
}
