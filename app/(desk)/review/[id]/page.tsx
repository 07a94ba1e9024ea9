import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { CaseView } from '@/components/review/case-view'
import { CommentView } from '@/components/review/comment-view'
import { DecisionDone } from '@/components/review/decision-done'
import { DecisionPanel } from '@/components/review/decision-panel'
import { Queue } from '@/components/review/queue'
import { ReuseView } from '@/components/review/reuse-view'
import { getViewer } from '@/lib/auth/session'
import { isId } from '@/lib/ids'
import { findCase, findOwnDecision } from '@/lib/review/queries'
import { queueViewOf } from '@/lib/review/queue'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Review', robots: { index: false } }

const side = 'lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:overflow-y-auto'

export default async function CasePage({ params, searchParams }: PageProps<'/review/[id]'>) {
  const { id } = await params
  const { view: asked, decided } = await searchParams
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.reviewCase(id)))
  const given = await findCase(viewer, id)
  if (!given) notFound()
  const view = queueViewOf(asked)
  const done = typeof decided === 'string' && isId(decided) ? await findOwnDecision(viewer, decided) : null
  return (
    <main
      id="content"
      tabIndex={-1}
      className="grid flex-1 wrap-anywhere outline-none lg:grid-cols-[20.5rem_minmax(0,1fr)_21.25rem]"
    >
      <div className={`border-r border-rule max-lg:hidden ${side}`}>
        <Queue viewer={viewer} view={view} after={undefined} selectedId={given.head.id} />
      </div>
      <div className="grid min-w-0 content-start gap-5 px-5 py-6 lg:px-9">
        <Link href={routes.review()} className="text-sm text-soft underline underline-offset-4 lg:hidden">
          The queue
        </Link>
        {done && <DecisionDone done={done} />}
        {given.check && <CaseView given={given.check} />}
        {given.reuse && <ReuseView given={given.reuse} />}
        {given.comment && <CommentView given={given.comment} />}
      </div>
      <div className={`border-rule bg-panel px-5 py-5 max-lg:border-t lg:border-l ${side}`}>
        <DecisionPanel given={given} />
      </div>
    </main>
  )
}
