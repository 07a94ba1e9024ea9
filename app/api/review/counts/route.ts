import { getViewer } from '@/lib/auth/session'
import { answerRead, notFoundAnswer } from '@/lib/http'
import { can } from '@/lib/policy'
import { readFilter } from '@/lib/review/filter'
import { countQueue } from '@/lib/review/read-queue'

/** How much waits, for a page that shows a case and must not change under the hands of whoever decides it. */
export async function GET(request: Request): Promise<Response> {
  const filter = readFilter(Object.fromEntries(new URL(request.url).searchParams))
  return answerRead(async () => {
    const viewer = await getViewer()
    if (!viewer || !can(viewer, 'review.read')) return notFoundAnswer()
    const counts = await countQueue(viewer, filter)
    return Response.json(counts, { headers: { 'Cache-Control': 'private, no-store' } })
  })
}
