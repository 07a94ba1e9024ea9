import { getViewer } from '@/lib/auth/session'
import { findArticleDraft } from '@/lib/editor/queries'
import { answerRead, idFrom, notFoundAnswer } from '@/lib/http'

const ownOnly = { 'Cache-Control': 'private, no-store' }

/** The next text of an article as it was saved last, for the form that fell behind it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = idFrom((await params).id)
  return answerRead(async () => {
    const viewer = await getViewer()
    if (!viewer) return Response.json({ error: 'signed-out' }, { status: 401, headers: ownOnly })
    const draft = id ? await findArticleDraft(viewer, id) : null
    return draft ? Response.json(draft, { headers: ownOnly }) : notFoundAnswer()
  })
}
