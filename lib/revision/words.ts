import type { AnchorState } from '@/lib/anchor/re-anchor'

const parts: [AnchorState, string][] = [
  ['anchored', 'where they stood'],
  ['moved', 'carried along to another place'],
  ['drifted', 'on words that changed'],
  ['orphaned', 'on words that are gone'],
]

/** What a revision did to annotations: "Annotations: 7 where they stood, 2 on words that changed." Null for none. */
export function sayStates(states: Record<AnchorState, number>): string | null {
  const said = parts
    .filter(([state]) => states[state] > 0)
    .map(([state, words]) => `${states[state]} ${words}`)
  return said.length === 0 ? null : `Annotations: ${said.join(', ')}.`
}
