'use server'

import { getViewer, withSession } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { type FormState, withoutPasswords } from '@/lib/form'
import { confirmInput, endOwnInput, endSessionsInput } from '@/lib/session/input'
import { confirmByPassword, endOwnSessions, endSessions } from '@/lib/session/mutations'

type Ended = { count: number }

export async function signThemOut(_previous: FormState<Ended>, form: FormData): Promise<FormState<Ended>> {
  return answerForm({ form, schema: endSessionsInput, viewer: getViewer, mutate: endSessions })
}

export async function signOutElsewhere(
  _previous: FormState<Ended>,
  form: FormData,
): Promise<FormState<Ended>> {
  return answerForm({
    form,
    schema: endOwnInput,
    viewer: getViewer,
    mutate: (_viewer, input) => withSession((session) => endOwnSessions(session, input)),
  })
}

type Confirmed = { id: string }

/** Shows once more, by the password, that it is still its owner who sits at a browser. */
export async function confirm(
  _previous: FormState<Confirmed>,
  form: FormData,
): Promise<FormState<Confirmed>> {
  const state = await answerForm({
    form,
    schema: confirmInput,
    viewer: getViewer,
    mutate: (_viewer, input) => withSession((session) => confirmByPassword(session, input)),
  })
  return withoutPasswords(state)
}
