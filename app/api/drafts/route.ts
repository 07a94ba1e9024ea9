import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { saveDraftInput } from '@/lib/draft/input'
import { saveDraft } from '@/lib/draft/mutations'
import { withoutValues } from '@/lib/form'

/** Saves what is being typed. Not an action: those wait for each other, and none can be called while a page is left. */
export async function POST(request: Request): Promise<Response> {
  const state = await answerForm({
    form: request,
    schema: saveDraftInput,
    viewer: getViewer,
    limit: 'typing',
    mutate: saveDraft,
  })
  return Response.json(withoutValues(state), { headers: { 'Cache-Control': 'private, no-store' } })
}
