/** A note beside the text: where its paragraph begins and how high the note is, in pixels. */
export type Stackable = { top: number; height: number }

/**
 * Where notes stand so that none covers another: each level with its paragraph if it can, else below the note before
 * it. The `active` one (an index, -1 for none) always stands level with its paragraph; the notes before it give way
 * upwards, as far as the top of the article. `notes` are in the order of the text; gives the top of each.
 */
export function stackNotes(notes: readonly Stackable[], active: number, gap: number): number[] {
  const tops: number[] = []
  let free = 0
  for (const [at, { top, height }] of notes.entries()) {
    const place = at === active ? top : Math.max(top, free)
    tops.push(place)
    free = place + height + gap
  }
  let limit = notes[active]?.top ?? 0
  for (let at = active - 1; at >= 0; at -= 1) {
    limit = Math.min(tops[at] ?? 0, limit - gap - (notes[at]?.height ?? 0))
    tops[at] = limit
  }
  return (tops[0] ?? 0) < 0 ? stackNotes(notes, -1, gap) : tops
}
