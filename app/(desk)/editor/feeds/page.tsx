import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AddFeed } from '@/components/editor/add-feed'
import { EditorFrame, toArticles } from '@/components/editor/editor-frame'
import { FeedList } from '@/components/editor/feed-list'
import { getDeskViewer } from '@/lib/auth/desk'
import { listFeeds } from '@/lib/import/queries'
import { can } from '@/lib/policy'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Watched feeds', robots: { index: false } }

export default async function FeedsPage() {
  const viewer = await getDeskViewer(routes.editorFeeds())
  if (!can(viewer, 'article.list-all')) notFound()
  const feeds = await listFeeds()
  return (
    <EditorFrame title="Watched feeds" back={toArticles}>
      <p className="max-w-prose text-soft">
        What a feed names is read, and becomes a draft that waits for you; nothing of it is published by
        itself. When a page that was read changes, its article says so.
      </p>
      <AddFeed />
      {feeds.length > 0 ? (
        <FeedList feeds={feeds} mayChange={can(viewer, 'feed.change')} />
      ) : (
        <p className="text-soft">No feed is watched yet.</p>
      )}
    </EditorFrame>
  )
}
