import { listReplies } from '@/lib/comment/queries'
import { answerRead, idFrom, notFoundAnswer } from '@/lib/http'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = idFrom((await params).id)
  const after = idFrom(new URL(request.url).searchParams.get('after')) ?? id
  return answerRead(async () => {
    if (!id || !after) return notFoundAnswer()
    return Response.json(await listReplies(id, after, 50), { headers: { 'Cache-Control': 'no-cache' } })
  })
}
