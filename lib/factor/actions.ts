'use server'

import { redirect } from 'next/navigation'
import { getSession, getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { appCodeInput, confirmInput, nothingInput } from '@/lib/factor/input'
import { beginApp, type Codes, confirmSelf, finishApp, removeApp, renewCodes } from '@/lib/factor/mutations'
import { type FormState, withoutPasswords } from '@/lib/form'
import { type Result, refuse } from '@/lib/result'
import { routes } from '@/lib/routes'
import type { Session } from '@/lib/session/session'

type Done = { id: string }

/** Shows once more who is signed in. Counted with the codes after a password: it is tried in the same way. */
export async function confirm(_previous: FormState<Done>, form: FormData): Promise<FormState<Done>> {
  const state = await answerForm({
    form,
    schema: confirmInput,
    viewer: getViewer,
    limit: 'second-step',
    mutate: (_viewer, input) => withSession((session) => confirmSelf(session, input)),
  })
  if (state.status === 'done') redirect(routes.factors())
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

async function withSession<Value>(
  work: (session: Session) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const session = await getSession()
  return session ? work(session) : refuse('signed-out')
}
