import { isPublicParagraph } from '@/lib/article/queries'
import { listThreads } from '@/lib/comment/queries'
import { answerRead, idFrom, notFoundAnswer } from '@/lib/http'

const extent = { threads: 20, replies: 2 }

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = idFrom((await params).id)
  const after = idFrom(new URL(request.url).searchParams.get('after')) ?? undefined
  return answerRead(async () => {
    if (!id || !(await isPublicParagraph(id))) return notFoundAnswer()
    const page = (await listThreads([id], extent, after)).get(id) ?? { threads: [], next: null }
    return Response.json(page, { headers: { 'Cache-Control': 'no-cache' } })
  })
}
