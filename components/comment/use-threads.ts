import { useRef, useState } from 'react'
import { useMoreThreads } from '@/components/comment/use-more-threads'
import { useOwn } from '@/components/site/viewer-store'
import type { OwnCheck } from '@/lib/account/viewer-answer'
import {
  type CommentView,
  mergeOwn,
  type ReplyPage,
  type ThreadPage,
  type ThreadView,
} from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

/** A thread as it is shown; `hidden` counts the replies that can still be asked for. */
export type ShownThread = ThreadView & { hidden: number }

export type Talk = {
  threads: ShownThread[]
  count: number
  next: string | null
  isFailed: boolean
  showMore: () => Promise<void>
  showReplies: (rootId: string) => Promise<void>
}

const none: never[] = []

/** The conversation of a paragraph: what the page came with, what was asked for since, and one's own newest. */
export function useThreads(paragraphId: string, shared: ThreadPage, sharedCount: number): Talk {
  const comments = useOwn((own) => own.comments)
  const more = useMoreThreads(paragraphId, shared, sharedCount)
  const [replies, setReplies] = useState<Record<string, CommentView[]>>({})
  const [isFailed, setFailed] = useState(false)
  const isLoading = useRef(false)
  const own = comments?.filter((comment) => comment.paragraphId === paragraphId) ?? none
  const threads = onceEach([...shared.threads, ...more.threads], ({ root }) => root.id).map((thread) => ({
    ...thread,
    replies: onceEach([...thread.replies, ...(replies[thread.root.id] ?? none)], ({ id }) => id),
  }))
  const merged = mergeOwn(threads, own)
  const loadedOf = new Map(threads.map((thread) => [thread.root.id, thread]))
  // Where the next replies begin and how many are left, one's own newest among the shown ones do not tell.
  function hiddenIn({ root }: ThreadView): number {
    const loaded = loadedOf.get(root.id)
    return loaded ? Math.max(0, loaded.replyCount - loaded.replies.length) : 0
  }

  // One's own replies where some are hidden may be among the hidden, which are counted already.
  function addedTo(thread: ThreadView): number {
    const loaded = loadedOf.get(thread.root.id)
    if (!loaded) return 1 + thread.replies.length
    return hiddenIn(thread) > 0 ? 0 : thread.replies.length - loaded.replies.length
  }
  const added = merged.reduce((sum, thread) => sum + addedTo(thread), 0)

  async function load<Page>(url: string, use: (page: Page) => void) {
    if (isLoading.current) return
    isLoading.current = true
    try {
      const response = await fetch(url)
      if (!response.ok) throw new Error(String(response.status))
      use(await response.json())
      setFailed(false)
    } catch {
      setFailed(true)
    } finally {
      isLoading.current = false
    }
  }
  return {
    threads: merged.map((thread) => ({ ...thread, hidden: hiddenIn(thread) })),
    count: sharedCount + (shared.next && !more.threads.length ? 0 : added),
    next: more.next,
    isFailed: isFailed || more.isFailed,
    showMore: more.showMore,
    showReplies: (rootId) =>
      load<ReplyPage>(routes.threadReplies(rootId, loadedOf.get(rootId)?.replies.at(-1)?.id), (page) =>
        setReplies((known) => ({ ...known, [rootId]: [...(known[rootId] ?? none), ...page.replies] })),
      ),
  }
}

/** One's own checks of a paragraph that the public does not see. */
export function useOwnChecks(paragraphId: string): OwnCheck[] {
  const checks = useOwn((own) => own.checks)
  return checks?.filter((check) => check.paragraphId === paragraphId) ?? none
}

/** What was read twice, since things moved up meanwhile, is shown once: where it stands first. */
function onceEach<Thing>(things: readonly Thing[], idOf: (thing: Thing) => string): Thing[] {
  const seen = new Set<string>()
  return things.filter((thing) => seen.size < seen.add(idOf(thing)).size)
}
