import { useEffect, useState } from 'react'
import { listen } from '@/components/live/listen'
import { askAgainSoon, refreshViewer, useViewer } from '@/components/site/viewer-store'
import type { LiveEvent } from '@/lib/live/heard'
import { addNews, type News, newsAfter, newsFor, noNews } from '@/lib/live/news'
import { routes } from '@/lib/routes'

/** What has happened at an article since the page was made, but for one's own deeds. */
export function useNews(articleId: string, upTo: number): News {
  const [news, setNews] = useState(noNews)
  const [since] = useState(upTo)
  const { answer } = useViewer()
  const isOwnCheck = (id: string) => answer?.own?.checks.some((check) => check.id === id) ?? false

  // The line stays open while what is known of the viewer changes.
  const [heard, setHeard] = useState<LiveEvent | null>(null)
  useEffect(
    () =>
      listen((after) => routes.live({ article: articleId }, after), since, {
        heard: (event) => {
          setNews((known) => addNews(known, event))
          setHeard(event)
          askAgainSoon()
        },
        reset: (upTo) => setNews((known) => ({ ...known, reset: upTo })),
      }),
    [articleId, since],
  )
  // A decision about one's own check is one's own to see at once.
  const decided = heard && isOwnCheck(heard.subjectId) ? heard.id : null
  useEffect(() => {
    if (decided !== null) void refreshViewer()
  }, [decided])

  return newsFor(newsAfter(news, upTo), answer?.viewer?.id, answer?.own?.blocked)
}
