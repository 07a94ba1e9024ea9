import type { Draft, DraftOf, SavedDraft } from '@/lib/draft/shape'
import { fieldsOf } from '@/lib/draft/words'
import type { FormAnswer, FormValues } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'
import { routes } from '@/lib/routes'

export type Sending = {
  id: string
  revision: number
  writer: string
  turn: number
  about: DraftOf
  words: FormValues
}

export type Answer =
  | { kind: 'saved'; saved: SavedDraft }
  | { kind: 'newer'; id: string }
  | { kind: 'gone' | 'signed-out' | 'unreachable' }
  | { kind: 'refused'; why: string }

const isOffline = () => navigator.onLine === false

const patienceMs = 10_000

/** Sends the words of a draft. `isLeaving`: the page is going, and the browser is to finish without it. */
export async function sendDraft({ about, words, ...count }: Sending, isLeaving: boolean): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...count, ...about })) body.set(name, String(value))
  for (const [name, value] of fieldsOf(words)) body.set(name, value)
  return post((how) => fetch(routes.drafts(), { method: 'POST', body, ...how }), isLeaving)
}

type Ask = (how: RequestInit) => Promise<Response>

/** Sends a draft of any kind to where it is saved. */
export async function post(send: Ask, isLeaving: boolean): Promise<Answer> {
  if (isOffline()) return { kind: 'unreachable' }
  const how = isLeaving ? { keepalive: true } : { signal: AbortSignal.timeout(patienceMs) }
  try {
    const response = await send(how)
    if (response.status === 413)
      return { kind: 'refused', why: 'It is longer than a draft may be: shorten it.' }
    return answerOf(await response.json())
  } catch {
    return { kind: 'unreachable' }
  }
}

function answerOf(state: FormAnswer<SavedDraft>): Answer {
  if (state.status === 'done') return { kind: 'saved', saved: state.value }
  if (state.status === 'invalid') return { kind: 'refused', why: Object.values(state.problems)[0] ?? '' }
  if (state.status !== 'refused') return { kind: 'unreachable' }
  const { refusal, detail } = state
  if (refusal === 'conflict' && detail?.id) return { kind: 'newer', id: detail.id }
  if (refusal === 'not-found') return { kind: 'gone' }
  if (refusal === 'signed-out') return { kind: 'signed-out' }
  if (refusal === 'unavailable' || refusal === 'too-often') return { kind: 'unreachable' }
  return { kind: 'refused', why: refusalWords(refusal, detail) }
}

/** The draft as the server has it; null when it is gone, undefined when the server cannot be asked. */
export function readDraft(id: string): Promise<Draft | null | undefined> {
  return read((how) => fetch(routes.draft(id), how))
}

/** A draft of any kind, as `readDraft`. */
export async function read<Kind extends Draft>(ask: Ask): Promise<Kind | null | undefined> {
  if (isOffline()) return undefined
  try {
    const response = await ask({
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.ok) return (await response.json()) as Kind
    return response.status === 404 ? null : undefined
  } catch {
    return undefined
  }
}
