import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { saveArticleInput } from '@/lib/editor/input'
import { saveArticleDraft } from '@/lib/editor/mutations'
import { withoutValues } from '@/lib/form'

/** Saves the next text of an article while it is written; see `app/api/drafts/route.ts`. */
export async function POST(request: Request): Promise<Response> {
  const state = await answerForm({
    form: request,
    schema: saveArticleInput,
    viewer: getViewer,
    limit: 'typing',
    mutate: saveArticleDraft,
  })
  return Response.json(withoutValues(state), { headers: { 'Cache-Control': 'private, no-store' } })
}
