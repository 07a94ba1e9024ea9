import 'server-only'
import { transaction } from '@/lib/db'
import type { Operator, Viewer } from '@/lib/policy'
import type { Result } from '@/lib/result'
import { type Revised, type ReviseInput, revise } from '@/lib/revision/revise'

export type { Revised, ReviseInput }

/**
 * Gives an article another text, as a whole and at once: readers see either revision, never a part of one. What is
 * written on it is found again or said to be changed or gone (docs/decisions/021); published checks whose words changed
 * go back to the desk. Sent twice, it is done once; of two editors at once the second is told that there is a newer one.
 */
export async function reviseArticle(viewer: Viewer | Operator, input: ReviseInput): Promise<Result<Revised>> {
  return transaction((tx) => revise(tx, viewer, input))
}
