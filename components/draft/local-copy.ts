import { copyPrefix } from '@/components/site/kept-words'
import type { LocalCopy } from '@/lib/draft/merge'

/**
 * Words that are not on the server yet, one slot in this browser for each form that is or was open. Where the browser
 * keeps nothing, every write says so.
 */
export function keepCopy(viewerId: string, copy: LocalCopy, prefix = copyPrefix): boolean {
  try {
    localStorage.setItem(nameOf(prefix, viewerId, copy.writer), JSON.stringify(copy))
    return true
  } catch {
    return false
  }
}

export function dropCopy(viewerId: string, writer: string, prefix = copyPrefix): void {
  try {
    localStorage.removeItem(nameOf(prefix, viewerId, writer))
  } catch {
    // Nothing could be kept here, so nothing is left.
  }
}

/** The copies of one person in this browser, the newest first. */
export function listCopies(viewerId: string, prefix = copyPrefix): LocalCopy[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(nameOf(prefix, viewerId, '')))
    const copies = names.map((name) => read(localStorage.getItem(name)))
    return copies.filter((copy) => copy !== null).sort((a, b) => b.at.localeCompare(a.at))
  } catch {
    return []
  }
}

function nameOf(prefix: string, viewerId: string, writer: string): string {
  return `${prefix}${viewerId}:${writer}`
}

function read(text: string | null): LocalCopy | null {
  try {
    const copy = JSON.parse(text ?? 'null') as LocalCopy | null
    const isWhole = typeof copy?.writer === 'string' && typeof copy.at === 'string' && Boolean(copy.words)
    return isWhole ? copy : null
  } catch {
    return null
  }
}
