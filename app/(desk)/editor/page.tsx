import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { EditorFrame } from '@/components/editor/editor-frame'
import { WorkFilter } from '@/components/editor/work-filter'
import { WorkList } from '@/components/editor/work-list'
import { buttonClass } from '@/components/ui/button'
import { getDeskViewer } from '@/lib/auth/desk'
import { readShow } from '@/lib/editor/list'
import { countWaiting, listWork } from '@/lib/editor/queries'
import { readPageKey } from '@/lib/page-key'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Articles', robots: { index: false } }

export default async function EditorPage({ searchParams }: PageProps<'/editor'>) {
  const { show: word, q, after } = await searchParams
  const viewer = await getDeskViewer(routes.editor())
  const show = readShow(word)
  const typed = typeof q === 'string' ? q.slice(0, 200) : ''
  const [found, waiting] = await Promise.all([
    listWork(viewer, { show, typed, after: readPageKey(after) }),
    countWaiting(viewer),
  ])
  if (!found || !waiting) notFound()
  const query = { show: show === 'all' ? undefined : show, q: typed || undefined }
  return (
    <EditorFrame
      title="Articles"
      tools={
        <div className="flex flex-wrap gap-2">
          <Link href={routes.editorFeeds()} className={buttonClass('plain', 'max-sm:min-h-11')}>
            Watched feeds
          </Link>
          <Link href={routes.editorNew()} className={buttonClass('primary', 'max-sm:min-h-11')}>
            <Plus size={16} aria-hidden="true" />
            New article
          </Link>
        </div>
      }
    >
      <WorkFilter {...{ show, typed, waiting }} />
      {found.entries.length > 0 ? (
        <WorkList entries={found.entries} />
      ) : (
        <p className="text-soft">
          {show === 'all' && !typed ? (
            <>
              There is no article yet.{' '}
              <Link href={routes.editorNew()} className="underline underline-offset-4">
                Bring the first one in.
              </Link>
            </>
          ) : (
            <>
              No article is like that.{' '}
              <Link href={routes.editor()} className="underline underline-offset-4">
                Show all.
              </Link>
            </>
          )}
        </p>
      )}
      {found.next && (
        <Link
          href={routes.editor({ ...query, after: found.next })}
          className="justify-self-start underline underline-offset-4"
        >
          Older ones
        </Link>
      )}
    </EditorFrame>
  )
}
