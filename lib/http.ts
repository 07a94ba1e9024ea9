import 'server-only'
import { isUnreachable } from '@/lib/database-errors'
import { retryAfterSeconds } from '@/lib/exchange'
import { isId } from '@/lib/ids'

/** Answers a read; while the database cannot be reached, says when to try again. */
export async function answerRead(read: () => Promise<Response>): Promise<Response> {
  try {
    return await read()
  } catch (error) {
    if (!isUnreachable(error)) throw error
    return Response.json(
      { error: 'unavailable' },
      { status: 503, headers: { 'Retry-After': String(retryAfterSeconds), 'Cache-Control': 'no-store' } },
    )
  }
}

export function notFoundAnswer(): Response {
  return Response.json({ error: 'not-found' }, { status: 404, headers: { 'Cache-Control': 'no-store' } })
}

/** An id from an address, or null when it cannot be one. */
export function idFrom(word: string | null): string | null {
  return word && isId(word) ? word : null
}
