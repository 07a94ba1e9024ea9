import { fold } from '@/lib/anchor/fold'
import { type Profile, profile } from '@/lib/anchor/similarity'

/** A paragraph as it is compared: without typography, and as the runs of characters in it. */
export type Compared = { text: string; profile: Profile }

/** Which paragraph of the new text goes on which of the old one, both as places; -1 for none. */
export type Pairs = { toOld: number[]; toNew: number[] }

export function compared(original: string): Compared {
  const { text } = fold(original)
  return { text, profile: profile(text) }
}

export function join({ toOld, toNew }: Pairs, oldAt: number, newAt: number): void {
  toOld[newAt] = oldAt
  toNew[oldAt] = newAt
}

export function isPaired(pairOf: readonly number[], at: number): boolean {
  return (pairOf[at] ?? -1) >= 0
}
