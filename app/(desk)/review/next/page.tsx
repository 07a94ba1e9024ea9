import { redirect } from 'next/navigation'
import { getViewer } from '@/lib/auth/session'
import { isId } from '@/lib/ids'
import { findNextCase } from '@/lib/review/queries'
import { routes } from '@/lib/routes'

/** Leads to the next case for whoever asks, or to the desk when nothing waits for them. */
export default async function NextCasePage({ searchParams }: PageProps<'/review/next'>) {
  const { decided: asked } = await searchParams
  const decided = typeof asked === 'string' && isId(asked) ? asked : undefined
  const viewer = await getViewer()
  const next = viewer && (await findNextCase(viewer, decided ?? null))
  redirect(next ? routes.reviewCase(next, { decided }) : routes.review({ decided }))
}
