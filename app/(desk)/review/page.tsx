import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DecisionDone } from '@/components/review/decision-done'
import { DeskKeys } from '@/components/review/desk-keys'
import { Queue } from '@/components/review/queue'
import { buttonClass } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/column'
import { getDeskViewer } from '@/lib/auth/desk'
import { isId } from '@/lib/ids'
import { can } from '@/lib/policy'
import { filterQuery, readFilter } from '@/lib/review/filter'
import { findOwnDecision } from '@/lib/review/read-own'
import { findNextCase } from '@/lib/review/read-queue'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Review', robots: { index: false } }

export default async function ReviewPage({ searchParams }: PageProps<'/review'>) {
  const asked = await searchParams
  const { after, decided } = asked
  const viewer = await getDeskViewer(routes.review())
  if (!can(viewer, 'review.read')) notFound()
  const filter = readFilter(asked)
  const query = filterQuery(filter)
  const next = await findNextCase(viewer, null, filter)
  const done = typeof decided === 'string' && isId(decided) ? await findOwnDecision(viewer, decided) : null
  return (
    <main
      id="content"
      tabIndex={-1}
      className="grid flex-1 wrap-anywhere outline-none lg:grid-cols-[20.5rem_1fr]"
    >
      <div className="border-rule lg:border-r">
        <Queue
          viewer={viewer}
          filter={filter}
          after={typeof after === 'string' ? after : undefined}
          selected={null}
        />
      </div>
      <div className="grid max-w-2xl content-start justify-items-start gap-4 px-5 py-8 max-lg:order-first lg:sticky lg:top-14 lg:self-start lg:px-9">
        {done && <DecisionDone done={done} query={query} />}
        <PageTitle>Review</PageTitle>
        <p className="text-soft">
          {next
            ? 'Take the most pressing case, or choose one from the queue. A case you take is yours for fifteen minutes, renewed while you work on it.'
            : Object.keys(query).length > 0
              ? 'Nothing in this filter waits that you could decide.'
              : 'Nothing waits that you could decide. Thank you.'}
        </p>
        {next && (
          <Link href={routes.reviewCase(next, query)} className={buttonClass('primary')}>
            Open the most pressing
          </Link>
        )}
        <DeskKeys />
      </div>
    </main>
  )
}
