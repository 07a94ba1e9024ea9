import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { readAllInput } from '@/lib/notification/input'
import { readAllNotifications } from '@/lib/notification/mutations'
import { routes } from '@/lib/routes'

/** Marks everything on the page as read, and shows the page again; whoever is signed out is led to sign in from there. */
export async function POST(request: Request): Promise<Response> {
  await answerForm({ form: request, schema: readAllInput, viewer: getViewer, mutate: readAllNotifications })
  const headers = { location: routes.notifications(), 'cache-control': 'no-store' }
  return new Response(null, { status: 303, headers })
}
