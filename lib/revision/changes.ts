import { heaviestRising } from '@/lib/revision/heaviest-rising'
import { type Part, wordChanges } from '@/lib/word-diff'

export type Text = { id: string; kind: string; text: string }

/**
 * A paragraph beside the one it was. `changed` has its words; `moved` stands elsewhere among those that stayed, with the
 * same words; `removed` is in the place that it had.
 */
export type ParagraphChange =
  | { what: 'same' | 'moved' | 'added' | 'removed'; id: string; kind: string; text: string }
  | { what: 'changed'; id: string; kind: string; text: string; parts: Part[] }

/** How long the words of one paragraph may be compared, in ms; longer, and it is shown as replaced whole. */
const patienceMs = 50

/** What a revision did to each paragraph, in the order of the new text, by their ids. */
export function changesBetween(was: readonly Text[], is: readonly Text[]): ParagraphChange[] {
  const old = new Map(was.map((paragraph) => [paragraph.id, paragraph]))
  const kept = new Set(is.map(({ id }) => id).filter((id) => old.has(id)))
  const stays = inOrder(was, is)
  const changes = is.map((now): ParagraphChange => {
    const before = old.get(now.id)
    if (!before) return { ...now, what: 'added' }
    if (before.text !== now.text)
      return { ...now, what: 'changed', parts: wordChanges(before.text, now.text, patienceMs) }
    return { ...now, what: stays.has(now.id) ? 'same' : 'moved' }
  })
  for (const [at, gone] of was.entries()) {
    if (kept.has(gone.id)) continue
    const before = was.slice(0, at).findLast(({ id }) => kept.has(id) || changes.some((one) => one.id === id))
    const place = before ? changes.findIndex(({ id }) => id === before.id) + 1 : 0
    changes.splice(place, 0, { ...gone, what: 'removed' })
  }
  return changes
}

/** The ids of a longest run that both texts have in the same order. */
function inOrder(was: readonly Text[], is: readonly Text[]): Set<string> {
  const placeOf = new Map(was.map(({ id }, at) => [id, at]))
  const both = is.filter(({ id }) => placeOf.has(id))
  return new Set(
    heaviestRising(both, ({ id }) => ({ rank: placeOf.get(id) ?? 0, weight: 1 })).map(({ id }) => id),
  )
}
