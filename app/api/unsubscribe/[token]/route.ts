import { answerAnyone } from '@/lib/door'
import { stopMailInput } from '@/lib/notification/input'
import { stopMail } from '@/lib/notification/mutations'
import { routes } from '@/lib/routes'

type Context = RouteContext<'/api/unsubscribe/[token]'>

/** People who open the address that is meant for their mail program get the page with a button. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return new Response(null, {
    status: 303,
    headers: { location: routes.stopMail(encodeURIComponent(token)) },
  })
}

/**
 * What a mail program sends when its “Unsubscribe” is pressed (RFC 8058): `List-Unsubscribe=One-Click`, without a
 * cookie, from anywhere. The signed token in the address is all it takes, and ends only what it names.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const asked = await request.formData().catch(() => new FormData())
  if (asked.get('List-Unsubscribe') !== 'One-Click')
    return say('This address takes one-click unsubscribing.', 400)
  const form = new FormData()
  form.set('token', (await params).token)
  const state = await answerAnyone({ form, schema: stopMailInput, mutate: stopMail })
  return state.status === 'done'
    ? say('Done. You will get no more of these mails.', 200)
    : say('This could not be done.', 200)
}

// A status of 200 is replaced by the refusal's when the head is written.
function say(words: string, status: number): Response {
  return new Response(words, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
