'use client'

import { lazy, Suspense, useEffect, useState } from 'react'

const ArticleNews = lazy(() =>
  import('@/components/live/article-news').then(({ ArticleNews }) => ({ default: ArticleNews })),
)

/** Tells what is new in an article while it is read, once the page itself has nothing more to do. */
export function Live({ articleId, upTo }: { articleId: string; upTo: number }) {
  const isIdle = useIdle()
  return (
    isIdle && (
      <Suspense>
        <ArticleNews key={articleId} articleId={articleId} upTo={upTo} />
      </Suspense>
    )
  )
}

/** Whether the page has been seen and the browser had a moment to spare. */
function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    let waiting = true
    function wait() {
      if (!waiting || document.visibilityState === 'hidden') return
      waiting = false
      if ('requestIdleCallback' in window) requestIdleCallback(() => setIdle(true), { timeout: 1_000 })
      else setTimeout(() => setIdle(true), 200)
    }
    document.addEventListener('visibilitychange', wait)
    wait()
    return () => document.removeEventListener('visibilitychange', wait)
  }, [])
  return isIdle
}
