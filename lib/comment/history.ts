import { type Part, wordChanges } from '@/lib/word-diff'

/** One version of a comment's text as it was typed, from 1. */
export type StoredVersion = { number: number; at: string; day: string; body: string }

/** A version as its history shows it: what changed from the one before; the first is shown as it was. */
export type VersionView = Omit<StoredVersion, 'body'> & { parts: Part[] }

/** How long comparing two versions may take: a page shows many. */
const patienceMs = 50

/**
 * Versions with what changed in each, the newest first. `versions` are in the order of their numbers; the first of
 * them is only compared with, unless it is version 1, which everything in it began with.
 */
export function changesByVersion(versions: readonly StoredVersion[]): VersionView[] {
  return versions
    .flatMap(({ body, ...version }, at) => {
      const before = versions[at - 1]
      if (before) return { ...version, parts: wordChanges(before.body, body, patienceMs) }
      return version.number === 1 ? { ...version, parts: [{ text: body, kind: 'same' as const }] } : []
    })
    .reverse()
}
