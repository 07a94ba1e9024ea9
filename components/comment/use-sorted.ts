import { useEffect, useEffectEvent } from 'react'
import { useSort } from '@/components/article/choices'
import type { Talk } from '@/components/comment/use-threads'
import { sortThreads } from '@/lib/comment/sort'

/** Beyond so many threads of one paragraph a reader asks for more by hand, and they are ordered as they come. */
const mostThreads = 200

/** A conversation in the order that the reader chose. An order other than the server's needs all of an open one first. */
export function useSorted(talk: Talk, isOpen: boolean): Talk {
  const sort = useSort()
  const load = useEffectEvent(() => void talk.showMore())
  const { next, isFailed, threads } = talk
  const isPart = sort !== 'oldest' && isOpen && !isFailed && threads.length < mostThreads
  useEffect(() => {
    if (isPart && next) load()
  }, [isPart, next])
  return { ...talk, threads: sortThreads(threads, sort) }
}
