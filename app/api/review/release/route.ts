import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { caseInput } from '@/lib/review/input'
import { releaseCase } from '@/lib/review/mutations'

/** Gives a case back when its page is left: the only moment at which a page cannot call a server action. */
export async function POST(request: Request): Promise<Response> {
  const state = await answerForm({ form: request, schema: caseInput, viewer: getViewer, mutate: releaseCase })
  return new Response(null, { status: state.status === 'done' ? 204 : 200 })
}
