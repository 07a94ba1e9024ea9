import type { AnchorState } from '@/lib/anchor/re-anchor'
import { sayStates } from '@/lib/revision/words'

/** What a revision did to what is written on the article, in one sentence. */
export function StatesLine({ states }: { states: Record<AnchorState, number> | null }) {
  const words = states && sayStates(states)
  return words ? <p className="text-sm text-soft">{words}</p> : null
}
