/**
 * Of a list the part, in its order, whose ranks rise throughout and whose weights are most together. Ranks are distinct.
 * Quadratic in the length of the list, which here is that of an article.
 */
export function heaviestRising<Item>(
  items: readonly Item[],
  measure: (item: Item) => { rank: number; weight: number },
): Item[] {
  const measured = items.map(measure)
  const total: number[] = []
  const before: number[] = []
  for (const [at, { rank, weight }] of measured.entries()) {
    let from = -1
    for (let other = 0; other < at; other += 1) {
      const isLower = (measured[other]?.rank ?? rank) < rank
      if (isLower && (total[other] ?? 0) > (from < 0 ? 0 : (total[from] ?? 0))) from = other
    }
    total.push(weight + (from < 0 ? 0 : (total[from] ?? 0)))
    before.push(from)
  }
  const chosen: Item[] = []
  for (let at = total.indexOf(Math.max(...total)); at >= 0; at = before[at] ?? -1) {
    const item = items[at]
    if (item !== undefined) chosen.unshift(item)
  }
  return chosen
}
