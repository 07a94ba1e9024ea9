import { findCommentAsCheck } from '@/lib/comment/read-as-check'
import { answerRead, idFrom, notFoundAnswer } from '@/lib/http'

/** What of a comment a fact-check of it may begin with, for anyone who may read the comment. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = idFrom((await params).id)
  return answerRead(async () => {
    const words = id ? await findCommentAsCheck(id) : null
    return words ? Response.json(words, { headers: { 'Cache-Control': 'no-cache' } }) : notFoundAnswer()
  })
}
