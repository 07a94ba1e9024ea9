/** How often the first of two moderators said one thing and the second another about the same case. */
export type PairCount = { first: string; second: string; count: number }

/** Fewer pairs than this say more about chance than about moderators. */
export const fewestPairs = 20

/** The share of pairs in which both said the same, from 0 to 1; null without a pair. */
export function agreementOf(pairs: readonly PairCount[]): number | null {
  const all = sum(pairs)
  return all === 0 ? null : sum(pairs.filter(({ first, second }) => first === second)) / all
}

/**
 * Cohen's κ of two raters: (observed agreement − agreement expected by chance) / (1 − that), from −1 to 1, where 0 is
 * what two would reach who decide as often one way and another but without reading. J. Cohen, “A coefficient of
 * agreement for nominal scales”, Educational and Psychological Measurement 20 (1960), 37–46. Null without a pair, and
 * where both have only ever said the same one thing: then chance explains everything. The two are not the same people
 * in each case; “first” is whoever decided first.
 */
export function kappa(pairs: readonly PairCount[]): number | null {
  const all = sum(pairs)
  const observed = agreementOf(pairs)
  if (observed === null) return null
  const [first, second] = [sharesOf(pairs, 'first'), sharesOf(pairs, 'second')]
  // In counts, so that certainty is recognised exactly.
  const byChance = [...first].reduce((total, [word, count]) => total + count * (second.get(word) ?? 0), 0)
  if (byChance === all * all) return null
  const expected = byChance / (all * all)
  return (observed - expected) / (1 - expected)
}

const sum = (pairs: readonly PairCount[]) => pairs.reduce((total, { count }) => total + count, 0)

function sharesOf(pairs: readonly PairCount[], side: 'first' | 'second'): Map<string, number> {
  const shares = new Map<string, number>()
  for (const pair of pairs) shares.set(pair[side], (shares.get(pair[side]) ?? 0) + pair.count)
  return shares
}
