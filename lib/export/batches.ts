import type { PageKey } from '@/lib/page-key'

/** All rows in batches, the oldest first, of which one at a time is in memory. `read` gives up to `size` after a key. */
export async function* inBatches<Row extends PageKey>(
  size: number,
  read: (after: PageKey | null) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after: PageKey | null = null; ; ) {
    const rows: Row[] = await read(after)
    if (rows.length > 0) yield rows
    after = rows.at(-1) ?? null
    if (rows.length < size || after === null) return
  }
}

/**
 * Rows in groups, in their order, none heavier than `most` unless a single row is: for what hangs on the rows and is
 * read with them, such as their versions.
 */
export function byWeight<Row>(rows: readonly Row[], weightOf: (row: Row) => number, most: number): Row[][] {
  const groups: Row[][] = []
  let weight = Number.POSITIVE_INFINITY
  for (const row of rows) {
    weight += weightOf(row)
    if (weight > most) {
      groups.push([])
      weight = weightOf(row)
    }
    groups.at(-1)?.push(row)
  }
  return groups
}

/** Rows by what they hang on, in their order. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
