'use server'

import { redirect } from 'next/navigation'
import { getViewer, withSession } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { appCodeInput, confirmInput, nothingInput } from '@/lib/factor/input'
import { beginApp, type Codes, confirmSelf, finishApp, removeApp, renewCodes } from '@/lib/factor/mutations'
import { type FormState, withoutPasswords } from '@/lib/form'
import { routes } from '@/lib/routes'

type Done = { id: string }
type Confirmed = { next: string }

/** Shows once more who is signed in. Counted with the codes after a password: it is tried in the same way. */
export async function confirm(
  _previous: FormState<Confirmed>,
  form: FormData,
): Promise<FormState<Confirmed>> {
  const state = await answerForm({
    form,
    schema: confirmInput,
    viewer: getViewer,
    limit: 'second-step',
    mutate: (_viewer, input) => withSession((session) => confirmSelf(session, input)),
  })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPasswords(state)
}

export async function startApp(_previous: FormState<Done>, form: FormData): Promise<FormState<Done>> {
  const state = await answerForm({
    form,
    schema: nothingInput,
    viewer: getViewer,
    mutate: () => withSession(beginApp),
  })
  if (state.status === 'done') redirect(routes.setUpApp())
  return state
}

export async function saveApp(_previous: FormState<Codes>, form: FormData): Promise<FormState<Codes>> {
  const state = await answerForm({
    form,
    schema: appCodeInput,
    viewer: getViewer,
    limit: 'second-step',
    mutate: (_viewer, input) => withSession((session) => finishApp(session, input)),
  })
  return withoutPasswords(state)
}

export async function dropApp(_previous: FormState<Done>, form: FormData): Promise<FormState<Done>> {
  return answerForm({
    form,
    schema: nothingInput,
    viewer: getViewer,
    mutate: () => withSession(removeApp),
  })
}

export async function makeCodes(_previous: FormState<Codes>, form: FormData): Promise<FormState<Codes>> {
  return answerForm({
    form,
    schema: nothingInput,
    viewer: getViewer,
    mutate: () => withSession(renewCodes),
  })
}
