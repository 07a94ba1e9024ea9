import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { withoutValues } from '@/lib/form'
import { previewInput } from '@/lib/mention/input'
import { previewText } from '@/lib/mention/queries'
import { succeed } from '@/lib/result'

/** What Markdown will look like once it is stored, by the very code that will store it. Nothing is kept. */
export async function POST(request: Request): Promise<Response> {
  const state = await answerForm({
    form: request,
    schema: previewInput,
    viewer: getViewer,
    limit: 'typing',
    mutate: async (_viewer, input) => succeed({ html: await previewText(input) }),
  })
  return Response.json(withoutValues(state), { headers: { 'Cache-Control': 'private, no-store' } })
}
