'use server'

import { redirect } from 'next/navigation'
import { type Entered, passFirstStep } from '@/lib/auth/first-step'
import { getViewer, withSession } from '@/lib/auth/session'
import { forgetShown, readShown } from '@/lib/auth/shown-identity'
import { answerAnyone, answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { takeTurnHere } from '@/lib/limit/turns'
import { type JoinInput, joinInput, unlinkInput, withoutFields } from '@/lib/linked-account/input'
import { joinByIdentity, linkIdentity, unlinkAccount } from '@/lib/linked-account/mutations'
import { type Result, refuse, succeed } from '@/lib/result'
import { routes } from '@/lib/routes'
import type { Session } from '@/lib/session/session'

/** Makes an account for whoever has shown at another site who they are, and signs them in. */
export async function joinWithIdentity(
  _previous: FormState<Entered>,
  form: FormData,
): Promise<FormState<Entered>> {
  const mutate = async (person: JoinInput): Promise<Result<Entered>> => {
    const shown = await readShown()
    if (!shown) return refuse('identity-gone')
    const joined = await joinByIdentity(shown.identity, person)
    if (!joined.ok) return joined
    await forgetShown()
    return succeed(await passFirstStep(joined.value.id, shown.next))
  }
  const state = await answerAnyone({ form, schema: joinInput, turn: () => takeTurnHere('sign-up'), mutate })
  if (state.status === 'done') redirect(state.value.next)
  return state
}

type Linked = { issuer: string }

export async function link(_previous: FormState<Linked>, form: FormData): Promise<FormState<Linked>> {
  const mutate = async (session: Session) => {
    const shown = await readShown()
    if (!shown) return refuse('identity-gone')
    const linked = await linkIdentity(session, shown.identity)
    if (linked.ok) await forgetShown()
    return linked
  }
  const state = await answerForm({
    form,
    schema: withoutFields,
    viewer: getViewer,
    mutate: () => withSession(mutate),
  })
  if (state.status === 'done') redirect(routes.linkedAccounts())
  return state
}

type Unlinked = { id: string }

export async function unlink(_previous: FormState<Unlinked>, form: FormData): Promise<FormState<Unlinked>> {
  return answerForm({
    form,
    schema: unlinkInput,
    viewer: getViewer,
    mutate: (_viewer, input) => withSession((session) => unlinkAccount(session, input)),
  })
}
