import type { CSSProperties } from 'react'
import type { Pair } from '@/lib/article/pointers'

/** The attributes by which what stands beside a paragraph and its words light each other (pair-rules.tsx). */
export function pairProps(pair: Pair | null) {
  if (!pair) return {}
  return { 'data-n': pair.at, 'data-number': pair.number, style: { '--n': pair.number } as CSSProperties }
}
