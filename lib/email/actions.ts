'use server'

import { redirect } from 'next/navigation'
import { getViewer, withSession } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import { askVerifyInput, confirmEmailInput, newEmailInput } from '@/lib/email/input'
import { askNewEmail, askVerify, confirmEmail } from '@/lib/email/mutations'
import { type FormState, withoutPasswords } from '@/lib/form'
import { routes } from '@/lib/routes'

type Asked = { email: string }

export async function sendVerification(
  _previous: FormState<Asked>,
  form: FormData,
): Promise<FormState<Asked>> {
  return answerForm({ form, schema: askVerifyInput, viewer: getViewer, mutate: askVerify })
}

type Changed = { email: string; isDone: boolean }

export async function saveEmail(_previous: FormState<Changed>, form: FormData): Promise<FormState<Changed>> {
  return withoutPasswords(
    await answerForm({
      form,
      schema: newEmailInput,
      viewer: getViewer,
      mutate: (_viewer, input) => withSession((session) => askNewEmail(session, input)),
    }),
  )
}

export async function confirmAddress(_previous: FormState<Asked>, form: FormData): Promise<FormState<Asked>> {
  const state = await answerAnyone({ form, schema: confirmEmailInput, mutate: confirmEmail })
  if (state.status === 'done') redirect(routes.linkDone('confirmed'))
  return state
}
