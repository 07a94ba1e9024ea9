import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { previewInput } from '@/lib/fact-check/input'
import { withoutValues } from '@/lib/form'
import { renderMarkdown } from '@/lib/markdown'
import { succeed } from '@/lib/result'

/** What Markdown will look like once it is stored, by the very code that will store it. Nothing is kept. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const state = await answerForm({
    form,
    schema: previewInput,
    viewer: getViewer,
    mutate: async (_viewer, { text }) => succeed({ html: renderMarkdown(text) }),
  })
  return Response.json(withoutValues(state), { headers: { 'Cache-Control': 'private, no-store' } })
}
