import { useEffect, useRef, useState } from 'react'
import type { ThreadPage } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

const none: never[] = []

/**
 * The threads of a paragraph beyond those that the page came with, as far as somebody asked for them. When the page is
 * made anew with other comments, what was asked for is read anew too; whoever had everything has everything again.
 */
export function useMoreThreads(paragraphId: string, shared: ThreadPage, sharedCount: number) {
  const [loaded, setLoaded] = useState<ThreadPage | null>(null)
  const [isFailed, setFailed] = useState(false)
  const isLoading = useRef(false)
  const next = loaded ? loaded.next : shared.next
  const length = loaded?.threads.length ?? 0

  async function load(read: () => Promise<ThreadPage>) {
    if (isLoading.current) return
    isLoading.current = true
    try {
      setLoaded(await read())
      setFailed(false)
    } catch {
      setFailed(true)
    } finally {
      isLoading.current = false
    }
  }

  const before = useRef({ count: sharedCount, isWhole: next === null, length })
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when there are other comments, and only then
  useEffect(() => {
    const { count, isWhole, length: least } = before.current
    before.current = { count: sharedCount, isWhole: next === null, length }
    if (count !== sharedCount && shared.next && (isWhole || least > 0))
      void load(() => readThreads(paragraphId, shared.next, (read) => isWhole || read < least))
  }, [sharedCount, next, length])

  return {
    threads: loaded?.threads ?? none,
    next,
    isFailed,
    showMore: () =>
      load(async () => {
        // At the end there is only a reading that failed to be made up for.
        const page = await readThreads(paragraphId, next ?? shared.next, () => false)
        return { ...page, threads: [...(loaded?.threads ?? none), ...page.threads] }
      }),
  }
}

/** The threads after a given one: a page of them, and more as long as they are wanted. */
async function readThreads(
  paragraphId: string,
  after: string | null,
  isWanted: (count: number) => boolean,
): Promise<ThreadPage> {
  let page: ThreadPage = { threads: [], next: after }
  do {
    const response = await fetch(routes.paragraphComments(paragraphId, page.next ?? undefined))
    if (!response.ok) throw new Error(String(response.status))
    const { threads, next }: ThreadPage = await response.json()
    page = { threads: [...page.threads, ...threads], next }
  } while (page.next && isWanted(page.threads.length))
  return page
}
