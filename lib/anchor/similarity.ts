import { distance } from 'fastest-levenshtein'

/** A text as the runs of three characters in it, with how often each occurs. */
export type Profile = { counts: ReadonlyMap<string, number>; size: number }

/** Without case. A text of one or two characters has itself as its only run, so that it equals nothing else. */
export function profile(text: string): Profile {
  const letters = text.toLowerCase()
  const counts = new Map<string, number>()
  const size = Math.max(1, letters.length - 2)
  for (let at = 0; at < size; at += 1) {
    const run = letters.slice(at, at + 3)
    counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  return { counts, size }
}

/** Dice's coefficient of two texts' runs of three characters: from 0, nothing in common, to 1. */
export function likeness(one: Profile, other: Profile): number {
  return (2 * shared(one, other)) / (one.size + other.size)
}

/** The most that `likeness` can be, by the lengths alone. */
export function mostLikeness(one: Profile, other: Profile): number {
  return (2 * Math.min(one.size, other.size)) / (one.size + other.size)
}

/** Which share of a part's runs of three characters a whole has: 1 where the whole holds it word for word. */
export function containment(part: Profile, whole: Profile): number {
  return shared(part, whole) / part.size
}

/** 1 less the edit distance as a share of the longer text (Levenshtein): 1 for equal texts, two empty ones too. */
export function closeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length)
  return longest === 0 ? 1 : 1 - distance(one, other) / longest
}

function shared(one: Profile, other: Profile): number {
  const [small, large] = one.counts.size < other.counts.size ? [one, other] : [other, one]
  let sum = 0
  for (const [run, count] of small.counts) sum += Math.min(count, large.counts.get(run) ?? 0)
  return sum
}
