import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AppealView } from '@/components/review/appeal-view'
import { CaseChanged } from '@/components/review/case-changed'
import { CaseView } from '@/components/review/case-view'
import { CommentView } from '@/components/review/comment-view'
import { DecisionDone } from '@/components/review/decision-done'
import { DecisionPanel } from '@/components/review/decision-panel'
import { Queue } from '@/components/review/queue'
import { ReuseView } from '@/components/review/reuse-view'
import { SanctionView } from '@/components/review/sanction-view'
import { getDeskViewer } from '@/lib/auth/desk'
import { findLogEnd } from '@/lib/event/queries'
import { isId } from '@/lib/ids'
import { filterQuery, readFilter } from '@/lib/review/filter'
import { type Case, findCase } from '@/lib/review/queries'
import { findOwnDecision } from '@/lib/review/read-own'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Review', robots: { index: false } }

const side = 'lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:overflow-y-auto'

export default async function CasePage({ params, searchParams }: PageProps<'/review/[id]'>) {
  const { id } = await params
  const asked = await searchParams
  const viewer = await getDeskViewer(routes.reviewCase(id))
  const upTo = await findLogEnd()
  const given = await findCase(viewer, id)
  if (!given) notFound()
  const filter = readFilter(asked)
  const query = filterQuery(filter)
  const { decided } = asked
  const done = typeof decided === 'string' && isId(decided) ? await findOwnDecision(viewer, decided) : null
  return (
    <main
      id="content"
      tabIndex={-1}
      className="grid flex-1 wrap-anywhere outline-none lg:grid-cols-[20.5rem_minmax(0,1fr)_21.25rem]"
    >
      <div className={`border-r border-rule max-lg:hidden ${side}`}>
        <Queue viewer={viewer} filter={filter} after={undefined} selected={given.head} />
      </div>
      <div className="grid min-w-0 content-start gap-4.5 px-5 py-5 lg:px-9">
        <Link
          href={routes.review(query)}
          className="text-sm text-soft underline underline-offset-4 lg:hidden"
        >
          The queue
        </Link>
        {done && <DecisionDone done={done} query={query} />}
        {!given.head.closed && (
          <CaseChanged key={given.head.id} id={given.head.id} subjectId={given.head.subjectId} upTo={upTo} />
        )}
        {given.appeal && <AppealView given={given.appeal} />}
        <What given={given} />
      </div>
      <div className={`border-rule bg-panel px-5 py-4 max-lg:border-t lg:border-l ${side}`}>
        <DecisionPanel given={given} query={query} />
      </div>
    </main>
  )
}

function What({ given }: { given: Case }) {
  const { check, reuse, comment, sanction } = given
  if (check) return <CaseView given={check} all={given} />
  if (reuse) return <ReuseView given={reuse} all={given} />
  if (comment) return <CommentView given={comment} all={given} />
  return sanction ? <SanctionView given={sanction} all={given} /> : null
}
