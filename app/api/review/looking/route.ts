import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { lookInput } from '@/lib/presence/input'
import { look } from '@/lib/presence/mutations'

/** Hears from open cases that somebody looks at them. No action: these wait for each other, and would redraw the page. */
export async function POST(request: Request): Promise<Response> {
  const state = await answerForm({
    form: request,
    schema: lookInput,
    viewer: getViewer,
    limit: 'typing',
    mutate: look,
  })
  return Response.json(state, { headers: { 'Cache-Control': 'no-store' } })
}
