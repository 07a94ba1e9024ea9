'use server'

import { getViewer, withSession } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { endOwnInput, endSessionsInput } from '@/lib/session/input'
import { endOwnSessions, endSessions } from '@/lib/session/mutations'

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
