import { notFound, redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { leaveFor } from '@/lib/auth/providers'
import { getViewer } from '@/lib/auth/session'
import { answerAnyone } from '@/lib/door'
import { withoutFields } from '@/lib/linked-account/input'
import { findProvider, type Provider } from '@/lib/linked-account/providers'
import { type Result, refuse, succeed } from '@/lib/result'
import { localPath, routes } from '@/lib/routes'

/** Leads to a provider of sign-in. Changes nothing but what this browser keeps for coming back. */
export async function GET(request: NextRequest, { params }: RouteContext<'/sign-in/with/[provider]'>) {
  const provider = findProvider((await params).provider)
  if (!provider) notFound()
  const next = localPath(request.nextUrl.searchParams.get('next'))
  // Another site may lead people to the page with the button; whether they press it is up to them.
  if (request.headers.get('sec-fetch-site') === 'cross-site') redirect(routes.signIn(next))
  const mutate = () => leadAway(provider, next)
  const state = await answerAnyone({ form: new FormData(), schema: withoutFields, mutate })
  if (state.status === 'done') redirect(state.value.address)
  redirect(routes.shownIdentity(state.status === 'refused' ? state.refusal : undefined))
}

async function leadAway(provider: Provider, next: string): Promise<Result<{ address: string }>> {
  const address = await leaveFor(provider, next, (await getViewer()) !== null)
  return address ? succeed({ address }) : refuse('provider-failed')
}
