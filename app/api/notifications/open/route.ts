import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { openInput } from '@/lib/notification/input'
import { openNotification } from '@/lib/notification/mutations'
import { routes } from '@/lib/routes'

/**
 * Marks a notification as read and leads to what it tells of. A form's target and not a link, since asking for a page
 * changes nothing; and a whole page load, so that the place it leads to is lit, with or without JavaScript.
 */
export async function POST(request: Request): Promise<Response> {
  const state = await answerForm({
    form: request,
    schema: openInput,
    viewer: getViewer,
    mutate: openNotification,
  })
  const isSignedOut = state.status === 'refused' && state.refusal === 'signed-out'
  if (isSignedOut) return seeOther(routes.signIn(routes.notifications()))
  return seeOther(state.status === 'done' ? state.value.href : routes.notifications())
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
