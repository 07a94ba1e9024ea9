'use server'

import { redirect } from 'next/navigation'
import { type Entered, goIn } from '@/lib/auth/first-step'
import { halfwayToken } from '@/lib/auth/halfway'
import { getViewer, withSession } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { takeTurnHere } from '@/lib/limit/turns'
import type { Adding, Asking } from '@/lib/passkey/asking'
import {
  addInput,
  confirmByPasskeyInput,
  type EnterInput,
  enterInput,
  type OfferInput,
  type OfferOwnInput,
  offerInput,
  offerOwnInput,
  removeInput,
} from '@/lib/passkey/input'
import { addPasskey, confirmByPasskey, findByPasskey, removePasskey } from '@/lib/passkey/mutations'
import { askForNewPasskey, askForPasskey } from '@/lib/passkey/offers'
import type { Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { localPath } from '@/lib/routes'
import { findHalfway } from '@/lib/second-step/halfway'

/** What the browser is to ask for where somebody signs in. */
export async function offerPasskey(_previous: FormState<Asking>, form: FormData): Promise<FormState<Asking>> {
  return answerAnyone({
    form,
    schema: offerInput,
    mutate: async ({ step }: OfferInput) => {
      const token = step === 'second' ? await halfwayToken() : null
      const halfway = token ? await findHalfway(token) : null
      if (step === 'second' && !halfway) return refuse('step-over')
      return askForPasskey('sign-in', halfway?.userId ?? null)
    },
  })
}

/** Signing in with a passkey is both steps: it is something one has, and it has verified who holds it. */
export async function enterWithPasskey(
  _previous: FormState<Entered>,
  form: FormData,
): Promise<FormState<Entered>> {
  const state = await answerAnyone({
    form,
    schema: enterInput,
    turn: () => takeTurnHere('sign-in'),
    mutate: async ({ answer, next }: EnterInput): Promise<Result<Entered>> => {
      const shown = await findByPasskey(answer)
      return shown.ok ? succeed(await goIn(shown.value.id, next)) : shown
    },
  })
  if (state.status === 'done') redirect(state.value.next)
  return state
}

/** What the browser is to ask for from somebody who is signed in. */
export async function offerOwnPasskey(
  _previous: FormState<Asking | Adding>,
  form: FormData,
): Promise<FormState<Asking | Adding>> {
  return answerForm({
    form,
    schema: offerOwnInput,
    viewer: getViewer,
    mutate: async (viewer: Viewer, { what }: OfferOwnInput): Promise<Result<Asking | Adding>> =>
      what === 'add' ? askForNewPasskey(viewer) : askForPasskey({ confirm: viewer.id }, viewer.id),
  })
}

type Confirmed = { next: string }
type Dropped = { id: string }

export async function confirmWithPasskey(
  _previous: FormState<Confirmed>,
  form: FormData,
): Promise<FormState<Confirmed>> {
  const state = await answerForm({
    form,
    schema: confirmByPasskeyInput,
    viewer: getViewer,
    mutate: (_viewer, { answer, next }) =>
      withSession(async (session) => {
        const shown = await confirmByPasskey(session, answer)
        return shown.ok ? succeed({ next: localPath(next) }) : shown
      }),
  })
  if (state.status === 'done') redirect(state.value.next)
  return state
}

type Added = { codes: string[] | null }

export async function keepPasskey(_previous: FormState<Added>, form: FormData): Promise<FormState<Added>> {
  return answerForm({
    form,
    schema: addInput,
    viewer: getViewer,
    mutate: (_viewer, input) => withSession((session) => addPasskey(session, input)),
  })
}

export async function dropPasskey(
  _previous: FormState<Dropped>,
  form: FormData,
): Promise<FormState<Dropped>> {
  return answerForm({
    form,
    schema: removeInput,
    viewer: getViewer,
    mutate: (_viewer, input) => withSession((session) => removePasskey(session, input)),
  })
}
