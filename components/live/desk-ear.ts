import type { LiveEvent } from '@/lib/live/heard'

type Ear = (event: LiveEvent | null) => void
const ears = new Set<Ear>()

/** Hears what the page's one line to the desk hears; null when more was missed than is told. Gives how to stop. */
export function hearDesk(ear: Ear): () => void {
  ears.add(ear)
  return () => ears.delete(ear)
}

/** Passes on what was heard. */
export function tellDesk(event: LiveEvent | null): void {
  for (const ear of ears) ear(event)
}
