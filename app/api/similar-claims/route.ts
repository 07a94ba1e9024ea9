import { getViewer } from '@/lib/auth/session'
import { listSimilarClaims } from '@/lib/claim/queries'
import { line } from '@/lib/fields'
import { answerRead } from '@/lib/http'

const typed = line(0, 400)

/** Claims like the one that is being typed. */
export async function GET(request: Request): Promise<Response> {
  const words = typed.safeParse(new URL(request.url).searchParams.get('claim') ?? '')
  return answerRead(async () => {
    const claims = words.success ? await listSimilarClaims(await getViewer(), words.data) : []
    return Response.json({ claims }, { headers: { 'Cache-Control': 'private, no-store' } })
  })
}
