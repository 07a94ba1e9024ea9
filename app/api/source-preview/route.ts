import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { previewInput } from '@/lib/source/input'
import { previewSource } from '@/lib/source/mutations'

/** Looks up what a source is called. Not an action: those wait for each other, and a slow page must not hold up a form. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const state = await answerForm({ form, schema: previewInput, viewer: getViewer, mutate: previewSource })
  return Response.json(state, { headers: { 'Cache-Control': 'no-store' } })
}
