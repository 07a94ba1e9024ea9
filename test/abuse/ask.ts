import { setTimeout as wait } from 'node:timers/promises'
import { gather } from '@/e2e/role-matrix/ask'

/** Counts answers by their status. */
export function tally() {
  const statuses: Record<string, number> = {}
  const note = (status: number) => {
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  return { statuses, note }
}

/** Asks for all of it, a few at a time; what is wrong, without what is the same in many places. */
export async function problemsOf<Piece>(
  pieces: Piece[],
  work: (piece: Piece) => Promise<string | null>,
): Promise<string[]> {
  return [...new Set(await gather(pieces, work))].slice(0, 40)
}

/** Asks again where a busy machine has turned one away, which wrote nothing. */
export async function patiently<Answer extends { status: number }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (let left = 5; ; left--) {
    const answer = await ask()
    if (answer.status !== 503 || left === 0) return answer
    await wait(300)
  }
}
