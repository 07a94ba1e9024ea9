'use client'

import { useEffect, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { NewCounts } from '@/components/live/new-counts'
import { NewsPill } from '@/components/live/news-pill'
import { useApply } from '@/components/live/use-apply'
import { useNews } from '@/components/live/use-news'
import { Rules } from '@/components/ui/rules'
import { lastOf, newThings, sayNews } from '@/lib/live/news'
import { routes } from '@/lib/routes'

/** What was shown last: the things themselves, and the paragraphs they belong to. */
type Shown = { things: string[]; paragraphIds: string[] }

const markedMs = 60_000

/**
 * Says quietly what is new while somebody reads, and shows it when they ask for it. The line to the server is open
 * only as long as the page is looked at.
 */
export function ArticleNews({ articleId, upTo }: { articleId: string; upTo: number }) {
  const { slug } = useArticle()
  const news = useNews(articleId, upTo)
  const [asked, setAsked] = useState<Shown>({ things: [], paragraphIds: [] })
  const [shown, setShown] = useState<Shown | null>(null)
  const { apply, status } = useApply(routes.article(slug), upTo, () => setShown(asked))
  const words = sayNews(news)

  function show() {
    const things = newThings(news)
    setAsked({
      things: things.map(({ subjectId }) => subjectId),
      paragraphIds: [...new Set(things.flatMap(({ paragraphId }) => paragraphId ?? []))],
    })
    setShown(null)
    void apply(lastOf(news))
  }
  useEffect(() => {
    const forget = shown && setTimeout(() => setShown(null), markedMs)
    return () => clearTimeout(forget ?? undefined)
  }, [shown])

  return (
    <>
      {shown && <Rules css={markOf(shown)} />}
      <NewCounts news={news} onShow={show} />
      <NewsPill
        words={words}
        isBusy={status === 'busy'}
        isFailed={status === 'failed'}
        shownAt={shown?.paragraphIds ?? null}
        onShow={show}
      />
    </>
  )
}

/** Marks what is new for a few seconds from when it is first seen, also in a thread that is opened only then. */
function markOf({ things, paragraphIds }: Shown): string {
  const seen = things.flatMap((id) => [`#comment-${id}`, `#check-${id}`])
  const counts = paragraphIds.map((id) => `#p-${id} .count:not(.article-quiet, .article-hushed)`)
  return `:is(${[...seen, ...counts, '#none'].join()}) { animation: news-mark 1.5s ease-in 5s backwards }`
}
