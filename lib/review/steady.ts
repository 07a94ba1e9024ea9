/**
 * What a list shows while somebody points at it: the rows that stood there, each where it stood, brought up to date, and
 * those that are gone marked as such. What is new waits until they have turned away.
 */
export function steadyRows<Row extends { id: string }>(
  stood: readonly Row[],
  now: readonly Row[],
): (Row & { isGone: boolean })[] {
  const fresh = new Map(now.map((row) => [row.id, row]))
  return stood.map((row) => ({ ...(fresh.get(row.id) ?? row), isGone: !fresh.has(row.id) }))
}
