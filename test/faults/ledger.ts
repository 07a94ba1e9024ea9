import type { Answer } from './client'

/** What one writer sent, and what they were told. */
type Entry = { key: string; status: number | 'cut'; id: string | null }

export type Stored = { key: string; id: string | null }

/**
 * The client's own book of what was acknowledged: whatever was answered with 200 is stored, under the id that was told;
 * whatever was not is stored once or not at all.
 */
export class Ledger {
  private readonly entries: Entry[] = []
  /** How many were sent and are not answered yet. */
  open = 0

  begin(): void {
    this.open++
  }

  note(key: string, answer: Answer | null): void {
    this.open--
    const id = answer?.status === 200 ? (/"id":"([0-9a-f-]{36})"/.exec(answer.text)?.[1] ?? null) : null
    this.entries.push({ key, status: answer?.status ?? 'cut', id })
  }

  /** How often each status was answered. */
  get statuses(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { status } of this.entries) counts[status] = (counts[status] ?? 0) + 1
    return counts
  }

  /** The ids of all that was answered as stored. */
  get acknowledged(): string[] {
    return this.entries.flatMap(({ status, id }) => (status === 200 && id ? [id] : []))
  }

  count(status: number | 'cut'): number {
    return this.statuses[status] ?? 0
  }

  /** What the database and this book do not agree on; `stored` are the keys that made something, with what they made. */
  findLost(stored: Stored[]): string[] {
    const made = new Map<string, string[]>()
    for (const { key, id } of stored) made.set(key, [...(made.get(key) ?? []), id ?? ''])
    return this.entries.flatMap(({ key, status, id }) => {
      const ids = made.get(key) ?? []
      if (ids.length > 1) return [`${key} was stored ${ids.length} times`]
      if (status !== 200) return []
      if (id === null) return [`${key} was acknowledged without an id`]
      return ids[0] === id ? [] : [`${key} was acknowledged as ${id} and is stored as ${ids[0] ?? 'nothing'}`]
    })
  }
}
