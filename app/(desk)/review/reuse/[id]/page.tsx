import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { Queue } from '@/components/review/queue'
import { ReusePanel } from '@/components/review/reuse-panel'
import { ReuseView } from '@/components/review/reuse-view'
import { getViewer } from '@/lib/auth/session'
import { findReuseCase } from '@/lib/claim/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Review', robots: { index: false } }

const side = 'lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:overflow-y-auto'

export default async function ReusePage({ params }: PageProps<'/review/reuse/[id]'>) {
  const { id } = await params
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.reviewReuse(id)))
  const given = await findReuseCase(viewer, id)
  if (!given) notFound()
  return (
    <main
      id="content"
      tabIndex={-1}
      className="grid flex-1 wrap-anywhere outline-none lg:grid-cols-[20.5rem_minmax(0,1fr)_21.25rem]"
    >
      <div className={`border-r border-rule max-lg:hidden ${side}`}>
        <Queue viewer={viewer} view="all" after={undefined} selectedId={id} />
      </div>
      <div className="grid min-w-0 content-start gap-5 px-5 py-6 lg:px-9">
        <Link href={routes.review()} className="text-sm text-soft underline underline-offset-4 lg:hidden">
          The queue
        </Link>
        <ReuseView given={given} />
      </div>
      <div className={`border-rule bg-panel px-5 py-5 max-lg:border-t lg:border-l ${side}`}>
        <ReusePanel given={given} />
      </div>
    </main>
  )
}
