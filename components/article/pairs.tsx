'use client'

import { createContext, type ReactNode, use } from 'react'
import { pairProps } from '@/components/article/pair-props'
import { type Pairs, pairOf } from '@/lib/article/pointers'

const Context = createContext<Pairs>({ ids: [], first: 1 })

/** Tells what stands beside a paragraph which words of it are its own. */
export function PairsProvider({ pairs, children }: { pairs: Pairs; children: ReactNode }) {
  return <Context value={pairs}>{children}</Context>
}

/** The attributes by which a comment and its words light each other. */
export function usePair(id: string) {
  return pairProps(pairOf(use(Context), id))
}
