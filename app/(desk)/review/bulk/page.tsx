import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DecideMany } from '@/components/review/decide-many'
import { Column, PageTitle } from '@/components/ui/column'
import { getDeskViewer } from '@/lib/auth/desk'
import { can } from '@/lib/policy'
import { bulkDeedOf, bulkDeeds, chosenIds } from '@/lib/review/bulk'
import { filterQuery, readFilter } from '@/lib/review/filter'
import { previewBulk } from '@/lib/review/read-bulk'
import { bulkDeedLabels } from '@/lib/review/words'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Decide together', robots: { index: false } }

export default async function BulkPage({ searchParams }: PageProps<'/review/bulk'>) {
  const asked = await searchParams
  const viewer = await getDeskViewer(routes.review())
  if (!can(viewer, 'review.read')) notFound()
  const [ids, deed] = [chosenIds(asked.case), bulkDeedOf(asked.deed)]
  const given = typeof asked.back === 'string' ? Object.fromEntries(new URLSearchParams(asked.back)) : {}
  const query = filterQuery(readFilter(given))
  const cases = await previewBulk(viewer, ids, deed)
  const back = new URLSearchParams(query).toString()
  const addressOf = (other: string) => {
    const search = new URLSearchParams([...ids.map((id) => ['case', id]), ['back', back], ['deed', other]])
    return `${routes.reviewBulk()}?${search}`
  }
  return (
    <Column width="wide">
      <div className="grid gap-5">
        <p>
          <Link href={routes.review(query)} className="text-sm text-soft underline underline-offset-4">
            Back to the queue
          </Link>
        </p>
        <PageTitle>Decide {cases.length} together</PageTitle>
        {cases.length === 0 ? (
          <p className="text-soft">
            No case is selected. In the queue, tick held comments and reports; then they can be decided
            together here.
          </p>
        ) : (
          <>
            <ul className="flex flex-wrap gap-1.5">
              {bulkDeeds.map((one) => (
                <li key={one}>
                  <Link
                    href={addressOf(one)}
                    replace
                    aria-current={one === deed ? 'true' : undefined}
                    className="inline-flex min-h-9 items-center rounded-full border border-rule bg-panel px-3.5 text-sm text-soft hover:border-edge aria-current:border-ink aria-current:bg-ink aria-current:text-paper"
                  >
                    {bulkDeedLabels[one]}
                  </Link>
                </li>
              ))}
            </ul>
            <DecideMany key={deed} deed={deed} cases={cases} back={routes.review(query)} />
          </>
        )}
      </div>
    </Column>
  )
}
