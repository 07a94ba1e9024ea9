'use server'

import { redirect } from 'next/navigation'
import { type Entered, passFirstStep } from '@/lib/auth/first-step'
import { answerAnyone } from '@/lib/door'
import { type FormState, withoutPasswords } from '@/lib/form'
import { askToJoinInput, type JoinByLinkInput, joinByLinkInput } from '@/lib/join/input'
import { askToJoin, joinByLink } from '@/lib/join/mutations'
import { takeTurnHere } from '@/lib/limit/turns'
import { type Result, succeed } from '@/lib/result'

type Asked = { email: string }

export async function mailJoinLink(_previous: FormState<Asked>, form: FormData): Promise<FormState<Asked>> {
  const turn = () => takeTurnHere('sign-up')
  return answerAnyone({ form, schema: askToJoinInput, turn, mutate: askToJoin })
}

export async function joinWithLink(
  _previous: FormState<Entered>,
  form: FormData,
): Promise<FormState<Entered>> {
  const state = await answerAnyone({ form, schema: joinByLinkInput, mutate: enterNew })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPasswords(state)
}

async function enterNew(input: JoinByLinkInput): Promise<Result<Entered>> {
  const made = await joinByLink(input)
  return made.ok ? succeed(await passFirstStep(made.value.id, made.value.next)) : made
}
