import { getViewer } from '@/lib/auth/session'
import { findOwnComment } from '@/lib/comment/queries'
import { answerRead, idFrom, notFoundAnswer } from '@/lib/http'

/** One's own comment as it was typed, to edit it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = idFrom((await params).id)
  return answerRead(async () => {
    const viewer = await getViewer()
    const comment = id && viewer ? await findOwnComment(viewer, id) : null
    return comment
      ? Response.json(comment, { headers: { 'Cache-Control': 'private, no-store' } })
      : notFoundAnswer()
  })
}
