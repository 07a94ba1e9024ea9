'use server'

import { redirect } from 'next/navigation'
import { rememberDevice } from '@/lib/auth/device'
import { getViewer, withSession } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import { type FormState, withoutPasswords } from '@/lib/form'
import { takeTurnHere } from '@/lib/limit/turns'
import { askResetInput, changePasswordInput, resetPasswordInput } from '@/lib/password/input'
import { askReset, changePassword, resetPassword } from '@/lib/password/mutations'
import { routes } from '@/lib/routes'

type Changed = { ended: number }

export async function savePassword(
  _previous: FormState<Changed>,
  form: FormData,
): Promise<FormState<Changed>> {
  const state = await answerForm({
    form,
    schema: changePasswordInput,
    viewer: getViewer,
    mutate: (_viewer, input) => withSession((session) => changePassword(session, input)),
  })
  return withoutPasswords(state)
}

type Asked = { email: string }

export async function forgetPassword(_previous: FormState<Asked>, form: FormData): Promise<FormState<Asked>> {
  const turn = () => takeTurnHere('mailed-link')
  return answerAnyone({ form, schema: askResetInput, turn, mutate: askReset })
}

type Reset = { id: string; email: string }

export async function choosePassword(_previous: FormState<Reset>, form: FormData): Promise<FormState<Reset>> {
  const state = await answerAnyone({ form, schema: resetPasswordInput, mutate: resetPassword })
  if (state.status !== 'done') return withoutPasswords(state)
  await rememberDevice(state.value.email)
  redirect(routes.signInAfter('reset'))
}
