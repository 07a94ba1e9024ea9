'use server'

import { redirect } from 'next/navigation'
import { type Entered, passFirstStep } from '@/lib/auth/first-step'
import { answerAnyone } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { takeTurnHere } from '@/lib/limit/turns'
import { askSignInLinkInput, type OpenByLinkInput, openByLinkInput } from '@/lib/link/input'
import { askSignInLink, openByLink } from '@/lib/link/mutations'
import { type Result, succeed } from '@/lib/result'

type Asked = { email: string }

export async function mailSignInLink(_previous: FormState<Asked>, form: FormData): Promise<FormState<Asked>> {
  const turn = () => takeTurnHere('mailed-link')
  return answerAnyone({ form, schema: askSignInLinkInput, turn, mutate: askSignInLink })
}

export async function enterWithLink(
  _previous: FormState<Entered>,
  form: FormData,
): Promise<FormState<Entered>> {
  const state = await answerAnyone({ form, schema: openByLinkInput, mutate: open })
  if (state.status === 'done') redirect(state.value.next)
  return state
}

async function open(input: OpenByLinkInput): Promise<Result<Entered>> {
  const shown = await openByLink(input)
  return shown.ok ? succeed(await passFirstStep(shown.value.id, shown.value.next)) : shown
}
