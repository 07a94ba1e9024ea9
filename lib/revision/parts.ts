import search from 'approx-string-match'
import { containment } from '@/lib/anchor/similarity'
import { type Compared, isPaired, join, type Pairs } from '@/lib/revision/compared'

/** Of a paragraph how much must be found in another, in one stretch, to be a part of it. */
const leastHeld = 0.8
/** Shorter texts are in many others by chance. In UTF-16 units. */
const shortestPart = 20

/**
 * Finds, of the paragraphs without a pair, those that are parts of others: `partOf`, by place in the new text, the old
 * paragraph that it was split off; `inside`, by place in the old text, the new paragraph that took it in; -1 for none.
 *
 * A split gives the id to the largest part, a merge keeps the id of the larger (docs/domain.md), so this may add pairs.
 * A paragraph that stands unchanged neither lost a part nor took one in: what looks like it is a copy.
 */
export function joinParts(
  old: readonly Compared[],
  now: readonly Compared[],
  pairs: Pairs,
): { partOf: number[]; inside: number[] } {
  const isUnchanged = (oldAt: number) => old[oldAt]?.text === now[pairs.toNew[oldAt] ?? -1]?.text
  const partOf = now.map((part, at) =>
    isPaired(pairs.toOld, at) ? -1 : holderOf(part, old, (oldAt) => !isUnchanged(oldAt)),
  )
  for (const at of largestFirst(partOf, now)) {
    const parent = partOf[at] ?? -1
    if (!isPaired(pairs.toNew, parent)) join(pairs, parent, at)
  }
  const inside = old.map((part, at) =>
    isPaired(pairs.toNew, at)
      ? -1
      : holderOf(
          part,
          now,
          (newAt) => !isPaired(pairs.toOld, newAt) || !isUnchanged(pairs.toOld[newAt] ?? -1),
        ),
  )
  for (const at of largestFirst(inside, old)) {
    const whole = inside[at] ?? -1
    if (!isPaired(pairs.toOld, whole)) join(pairs, at, whole)
  }
  return {
    partOf: partOf.map((parent, at) => (pairs.toOld[at] === parent ? -1 : parent)),
    inside: inside.map((whole, at) => (pairs.toNew[at] === whole ? -1 : whole)),
  }
}

/** The place of the text that holds a part, -1 for none; of several the one that holds most of it, and no tie. */
function holderOf(part: Compared, wholes: readonly Compared[], mayHold: (at: number) => boolean): number {
  if (part.text.length < shortestPart) return -1
  let [best, most, isTie] = [-1, 0, false]
  for (const [at, whole] of wholes.entries()) {
    if (whole.text.length <= part.text.length || !mayHold(at)) continue
    const held = heldBy(part, whole)
    if (held >= leastHeld && held >= most) [best, isTie, most] = [at, held === most, held]
  }
  return isTie ? -1 : best
}

function heldBy(part: Compared, whole: Compared): number {
  if (containment(part.profile, whole.profile) < leastHeld) return 0
  const most = Math.floor(part.text.length * (1 - leastHeld))
  const [match] = search(whole.text, part.text, most)
  return match ? 1 - match.errors / part.text.length : 0
}

function largestFirst(pairOf: readonly number[], texts: readonly Compared[]): number[] {
  const length = (at: number) => texts[at]?.text.length ?? 0
  return pairOf
    .flatMap((pair, at) => (pair < 0 ? [] : [at]))
    .sort((one, other) => length(other) - length(one))
}
