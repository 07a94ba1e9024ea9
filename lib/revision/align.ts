import { likeness, mostLikeness } from '@/lib/anchor/similarity'
import { type Compared, compared, isPaired, join, type Pairs } from '@/lib/revision/compared'
import { heaviestRising } from '@/lib/revision/heaviest-rising'
import { joinParts } from '@/lib/revision/parts'

/** A paragraph of the revision before. */
export type Known = { id: string; text: string }

/**
 * What became of paragraphs. `ids`, for each paragraph of the new text: the id that it keeps, null where it is new.
 * `derivedFrom`, likewise: the id of the paragraph that it was split off, or null. `mergedInto`, by id: the place in the
 * new text of the paragraph that took it in. What is in none of them is gone.
 */
export type Alignment = {
  ids: (string | null)[]
  derivedFrom: (string | null)[]
  mergedInto: Map<string, number>
}

/** From which likeness on a paragraph is taken for an edited one, in its place (docs/domain.md). */
const leastLikeness = 0.6
/** And where it has also changed its place. */
const leastElsewhere = 0.8

/**
 * Finds what became of the paragraphs of a text in its next revision.
 *
 * 1. A text that stands once in each is the same paragraph, wherever it stands: a paragraph that was moved keeps its id.
 *    Typography (see `fold`) is no difference.
 * 2. Of those, the heaviest run in which both revisions have the same order (most characters) is the backbone. In each
 *    gap between its members the pairs are taken, in order, whose likeness is greatest together (Needleman and Wunsch,
 *    1970), none under 0.6. Likeness is Dice's coefficient of character trigrams; its cube is what is added up, so that
 *    one good pair counts more than two poor ones.
 * 3. What is left on both sides may have been moved and edited: a pair of which each is the other's best, from 0.8 on.
 * 4. What is left then may be a part of an old paragraph, or have gone up in a new one: see `joinParts`.
 *
 * Nothing here is guessed for annotations: whether they still fit is said of each by its own words (`reAnchor`).
 */
export function alignParagraphs(was: readonly Known[], is: readonly string[]): Alignment {
  const old = was.map(({ text }) => compared(text))
  const now = is.map(compared)
  const pairs: Pairs = { toOld: now.map(() => -1), toNew: old.map(() => -1) }
  const backbone = pairUnique(old, now, pairs)
  let [fromOld, fromNew] = [0, 0]
  for (const [oldAt, newAt] of [...backbone, [old.length, now.length] as const]) {
    pairGap(old, now, pairs, free(pairs.toNew, fromOld, oldAt), free(pairs.toOld, fromNew, newAt))
    fromOld = oldAt + 1
    fromNew = newAt + 1
  }
  pairElsewhere(old, now, pairs)
  const { partOf, inside } = joinParts(old, now, pairs)
  const idOf = (at: number) => was[at]?.id ?? null
  return {
    ids: pairs.toOld.map(idOf),
    derivedFrom: partOf.map(idOf),
    mergedInto: new Map(inside.flatMap((into, at) => (into < 0 || !was[at] ? [] : [[was[at].id, into]]))),
  }
}

/** The places from one up to another that have no pair yet. */
function free(pairOf: readonly number[], from: number, to: number): number[] {
  return pairOf.flatMap((pair, at) => (at >= from && at < to && pair < 0 ? [at] : []))
}

/** Pairs texts that stand once in each revision. Gives those that are in order, as the backbone of the rest. */
function pairUnique(old: Compared[], now: Compared[], pairs: Pairs): (readonly [number, number])[] {
  const [oldPlaces, newPlaces] = [uniquePlaces(old), uniquePlaces(now)]
  const same = [...oldPlaces].flatMap(([text, oldAt]) => {
    const newAt = newPlaces.get(text)
    return newAt === undefined ? [] : [[oldAt, newAt] as const]
  })
  for (const [oldAt, newAt] of same) join(pairs, oldAt, newAt)
  return heaviestRising(same, ([oldAt, newAt]) => ({
    rank: newAt,
    weight: old[oldAt]?.text.length ?? 0,
  }))
}

function uniquePlaces(texts: Compared[]): Map<string, number> {
  const places = new Map<string, number[]>()
  for (const [at, { text }] of texts.entries()) places.set(text, [...(places.get(text) ?? []), at])
  return new Map(
    [...places].flatMap(([text, [at, more]]) => (at === undefined || more !== undefined ? [] : [[text, at]])),
  )
}

/** Pairs some old and some new paragraphs in order, so that their likeness is greatest together. */
function pairGap(old: Compared[], now: Compared[], pairs: Pairs, olds: number[], news: number[]): void {
  if (olds.length === 0 || news.length === 0) return
  const width = news.length + 1
  const gains = new Float64Array(olds.length * news.length)
  const best = new Float64Array((olds.length + 1) * width)
  for (let row = 1; row <= olds.length; row += 1) {
    for (let column = 1; column < width; column += 1) {
      const gain = likenessFrom(leastLikeness, old[olds[row - 1] ?? -1], now[news[column - 1] ?? -1]) ** 3
      gains[(row - 1) * news.length + column - 1] = gain
      const at = row * width + column
      const skipped = Math.max(best[at - width] ?? 0, best[at - 1] ?? 0)
      best[at] = gain > 0 ? Math.max(skipped, (best[at - width - 1] ?? 0) + gain) : skipped
    }
  }
  let [row, column] = [olds.length, news.length]
  while (row > 0 && column > 0) {
    const at = row * width + column
    if (best[at] === best[at - width]) row -= 1
    else if (best[at] === best[at - 1]) column -= 1
    else join(pairs, olds[--row] ?? -1, news[--column] ?? -1)
  }
}

/** Pairs what was moved and edited: each must be the other's best by far enough not to be a guess. */
function pairElsewhere(old: Compared[], now: Compared[], pairs: Pairs): void {
  const olds = free(pairs.toNew, 0, old.length)
  const news = free(pairs.toOld, 0, now.length)
  const bestOf = (one: Compared | undefined, others: number[], all: Compared[]) => {
    const likenesses = others.map((at) => likenessFrom(leastElsewhere, one, all[at]))
    const most = Math.max(0, ...likenesses)
    const found = others.filter((_, index) => most > 0 && likenesses[index] === most)
    return found.length === 1 ? (found[0] ?? -1) : -1
  }
  for (const at of olds) {
    const newAt = bestOf(old[at], news, now)
    if (newAt >= 0 && !isPaired(pairs.toOld, newAt) && bestOf(now[newAt], olds, old) === at)
      join(pairs, at, newAt)
  }
}

/** The likeness of two paragraphs, or 0 where it is less than asked for. */
function likenessFrom(least: number, one: Compared | undefined, other: Compared | undefined): number {
  if (!one || !other) return 0
  if (one.text === other.text) return 1
  if (mostLikeness(one.profile, other.profile) < least) return 0
  const found = likeness(one.profile, other.profile)
  return found < least ? 0 : found
}
