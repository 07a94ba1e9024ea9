import { tags } from '@/lib/cache-tags'

/**
 * Tags whose pages could not be read anew. When a read fails, Next.js answers with what it kept and takes that for
 * fresh, so the mark that made it stale is spent; `server/fresh-pages.ts` marks these tags again until the read succeeds.
 * One set per process, shared by Next's bundles and the server through the global object.
 */
const shared = globalThis as { obelus?: { unread?: Set<string> } }
shared.obelus ??= {}
const holder = shared.obelus
holder.unread ??= new Set()

const unread = holder.unread

/** More than this, and marking everything is the shorter message. */
const most = 1_000

export function noteUnread(failed: readonly string[]): void {
  for (const tag of failed) unread.add(tag)
  if (unread.size <= most) return
  unread.clear()
  unread.add(tags.everything())
}

/** The tags noted since this was last asked; they are the asker's now. */
export function takeUnread(): string[] {
  const taken = [...unread]
  unread.clear()
  return taken
}
