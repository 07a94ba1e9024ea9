import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useLayoutEffect, useRef, useState, useTransition } from 'react'
import { keepPlace } from '@/components/live/keep-place'

const firstPauseMs = 200
const mostAttempts = 6

type Applying = { target: number; attempts: number; place: ReturnType<typeof keepPlace> }

/**
 * Makes the page at `url`, which is the one that is open, anew until it holds everything up to an entry of the log, without moving what is being read.
 * `upTo` is what it holds now. The page is the one that everybody shares, and where it is made it may be a moment
 * behind: then it is asked for again.
 */
export function useApply(url: string, upTo: number, whenShown: () => void) {
  const router = useRouter()
  const [isRefreshing, startRefresh] = useTransition()
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle')
  const applying = useRef<Applying | null>(null)
  const shown = useRef(whenShown)
  shown.current = whenShown
  const refresh = useCallback(() => startRefresh(() => router.refresh()), [router])

  function end(how: 'idle' | 'failed') {
    applying.current?.place.end()
    applying.current = null
    setStatus(how)
  }
  async function apply(target: number) {
    if (applying.current) return
    applying.current = { target, attempts: 0, place: keepPlace() }
    setStatus('busy')
    if (await isReachable(url)) refresh()
    else end('failed')
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page has changed whenever what it holds has
  useLayoutEffect(() => applying.current?.place.settle(), [upTo])

  const wasRefreshing = useRef(false)
  useEffect(() => {
    const now = applying.current
    const isDone = wasRefreshing.current && !isRefreshing
    wasRefreshing.current = isRefreshing
    if (!now || !isDone) return
    if (upTo < now.target && ++now.attempts < mostAttempts) {
      setTimeout(refresh, firstPauseMs * 2 ** now.attempts)
      return
    }
    now.place.end()
    applying.current = null
    setStatus(upTo < now.target ? 'failed' : 'idle')
    if (upTo >= now.target) shown.current()
  }, [isRefreshing, upTo, refresh])

  useEffect(() => () => applying.current?.place.end(), [])
  return { apply, status }
}

/** Where Next.js cannot refresh a page it loads it anew, and what somebody is writing would be gone. */
async function isReachable(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'HEAD', cache: 'no-store' })).ok
  } catch {
    return false
  }
}
