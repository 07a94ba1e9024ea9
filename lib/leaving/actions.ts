'use server'

import { redirect } from 'next/navigation'
import { getViewer, leave, withSession } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import { type FormState, withoutPasswords } from '@/lib/form'
import { askToLeaveInput, keepAccountInput } from '@/lib/leaving/input'
import { askToLeave, keepAccount } from '@/lib/leaving/mutations'
import { routes } from '@/lib/routes'

type Leaving = { at: string }

export async function deleteAccount(
  _previous: FormState<Leaving>,
  form: FormData,
): Promise<FormState<Leaving>> {
  const state = await answerForm({
    form,
    schema: askToLeaveInput,
    viewer: getViewer,
    mutate: (_viewer, input) => withSession((session) => askToLeave(session, input)),
  })
  if (state.status !== 'done') return withoutPasswords(state)
  await leave()
  redirect(routes.signInAfter('leaving'))
}

type Kept = { id: string }

export async function stay(_previous: FormState<Kept>, form: FormData): Promise<FormState<Kept>> {
  const state = await answerAnyone({ form, schema: keepAccountInput, mutate: keepAccount })
  if (state.status === 'done') redirect(routes.linkDone('kept'))
  return state
}
