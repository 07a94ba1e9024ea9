'use client'

import { Rules } from '@/components/ui/rules'
import { pairRules } from '@/lib/article/pair-rules'

/** Lets words and what is said of them light each other, up to so many in one paragraph. */
export function PairRules({ count, nonce }: { count: number; nonce?: string | undefined }) {
  return count > 0 && <Rules css={pairRules(0, count)} nonce={nonce} />
}
