import { notFound, redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { passFirstStep } from '@/lib/auth/first-step'
import { comeBack } from '@/lib/auth/providers'
import { getSession } from '@/lib/auth/session'
import { keepShown } from '@/lib/auth/shown-identity'
import { answerAnyone } from '@/lib/door'
import { takeTurnHere } from '@/lib/limit/turns'
import { withoutFields } from '@/lib/linked-account/input'
import { findProvider, type Provider } from '@/lib/linked-account/providers'
import { findOwner } from '@/lib/linked-account/queries'
import { type Result, refuse, succeed } from '@/lib/result'
import { routes } from '@/lib/routes'
import { refuseBanned } from '@/lib/sanction/banned'
import { confirmSession } from '@/lib/session/mutations'

/** Where a provider leads people back to, with what shows who they are there. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/auth/callback/[provider]'>) {
  const provider = findProvider((await params).provider)
  if (!provider) notFound()
  const turn = () => takeTurnHere('sign-in')
  const mutate = () => arrive(provider, request)
  const state = await answerAnyone({ form: new FormData(), schema: withoutFields, turn, mutate })
  if (state.status === 'done') redirect(state.value.place)
  redirect(routes.shownIdentity(state.status === 'refused' ? state.refusal : undefined))
}

/**
 * Lets in whoever is linked to an account here, and takes it for a confirmation when they are signed in to that one
 * already. Everybody else is asked what is to come of it: nothing is made or linked by coming here.
 */
async function arrive(provider: Provider, request: NextRequest): Promise<Result<{ place: string }>> {
  const { identity, next } = await comeBack(provider, request)
  if (!identity) return refuse('provider-failed')
  const [session, owner] = await Promise.all([getSession(), findOwner(identity)])
  if (!session && owner && !(await refuseBanned(owner.id))) {
    const entered = await passFirstStep(owner.id, next)
    return succeed({ place: entered.next })
  }
  if (session && owner?.id === session.viewer.id) {
    await confirmSession(session)
    return succeed({ place: next })
  }
  await keepShown({ identity, next })
  return succeed({ place: routes.shownIdentity() })
}
