import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { previewInput } from '@/lib/source/input'
import { previewSource } from '@/lib/source/mutations'

/** Looks up what a source is called. Not an action: those wait for each other, and a slow page must not hold up a form. */
export async function POST(request: Request): Promise<Response> {
  const state = await answerForm({
    form: request,
    schema: previewInput,
    viewer: getViewer,
    limit: 'typing',
    mutate: previewSource,
  })
  return Response.json(state, { headers: { 'Cache-Control': 'no-store' } })
}
