import { getViewer } from '@/lib/auth/session'
import { answerRead, idFrom, notFoundAnswer } from '@/lib/http'
import { suggestPeople } from '@/lib/mention/queries'

/** People to mention, for whoever is signed in and writing. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const articleId = idFrom(searchParams.get('article'))
  const typed = (searchParams.get('q') ?? '').slice(0, 80)
  return answerRead(async () => {
    const people = articleId ? await suggestPeople(await getViewer(), articleId, typed) : null
    return people
      ? Response.json(people, { headers: { 'Cache-Control': 'private, no-store' } })
      : notFoundAnswer()
  })
}
