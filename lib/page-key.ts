import { isId } from '@/lib/ids'

/** Where a page of a list ends: the moment and the id of its last entry. Newer entries do not move what follows. */
export type PageKey = { at: Date; id: string }

/** A key as it stands in an address: milliseconds since 1970, a dot, the id. The database keeps milliseconds too. */
export function writePageKey({ at, id }: PageKey): string {
  return `${at.getTime()}.${id}`
}

/** The key that an address names; null for none and for one that somebody made up. */
export function readPageKey(word: unknown): PageKey | null {
  if (typeof word !== 'string') return null
  const [, time, id] = /^(\d{1,14})\.(.{36})$/.exec(word) ?? []
  return time && id && isId(id) ? { at: new Date(Number(time)), id } : null
}

/** A page of `size` from rows of which one more was read, and the key after which the next begins. */
export function pageOf<Row extends PageKey>(rows: Row[], size: number): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, next: rows.length > size && last ? writePageKey(last) : null }
}
