import { redirect } from 'next/navigation'
import { getViewer } from '@/lib/auth/session'
import { isId } from '@/lib/ids'
import { filterQuery, readFilter } from '@/lib/review/filter'
import { findNextCase } from '@/lib/review/read-queue'
import { routes } from '@/lib/routes'

/** Leads to the next case of a filter for whoever asks, or to the desk when nothing of it waits for them. */
export default async function NextCasePage({ searchParams }: PageProps<'/review/next'>) {
  const asked = await searchParams
  const decided = typeof asked.decided === 'string' && isId(asked.decided) ? asked.decided : undefined
  const filter = readFilter(asked)
  const query = { ...filterQuery(filter), decided }
  const viewer = await getViewer()
  const next = viewer && (await findNextCase(viewer, decided ?? null, filter))
  redirect(next ? routes.reviewCase(next, query) : routes.review(query))
}
