import { copyPrefix } from '@/components/site/kept-words'
import type { LocalCopy } from '@/lib/draft/merge'

/**
 * Words that are not on the server yet, one slot in this browser for each form that is or was open. Where the browser
 * keeps nothing, every write says so.
 */
export function keepCopy(viewerId: string, copy: LocalCopy): boolean {
  try {
    localStorage.setItem(nameOf(viewerId, copy.writer), JSON.stringify(copy))
    return true
  } catch {
    return false
  }
}

export function dropCopy(viewerId: string, writer: string): void {
  try {
    localStorage.removeItem(nameOf(viewerId, writer))
  } catch {
    // Nothing could be kept here, so nothing is left.
  }
}

/** The copies of one person in this browser, the newest first. */
export function listCopies(viewerId: string): LocalCopy[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(nameOf(viewerId, '')))
    const copies = names.map((name) => read(localStorage.getItem(name)))
    return copies.filter((copy) => copy !== null).sort((a, b) => b.at.localeCompare(a.at))
  } catch {
    return []
  }
}

function nameOf(viewerId: string, writer: string): string {
  return `${copyPrefix}${viewerId}:${writer}`
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
