'use server'

import { redirect } from 'next/navigation'
import { CredentialsSignin } from 'next-auth'
import { type SignInInput, signInInput, signOutInput, signUpInput } from '@/lib/account/input'
import { signUp } from '@/lib/account/mutations'
import { signIn } from '@/lib/auth/config'
import { leave } from '@/lib/auth/session'
import { answerAnyone } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { type Result, refuse, succeed } from '@/lib/result'
import { localPath, routes } from '@/lib/routes'
import { refuseBanned } from '@/lib/sanction/banned'

export async function enter(
  _previous: FormState<{ next: string }>,
  form: FormData,
): Promise<FormState<{ next: string }>> {
  const state = await answerAnyone({ form, schema: signInInput, mutate: openSession })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPassword(state)
}

export async function join(
  _previous: FormState<{ next: string }>,
  form: FormData,
): Promise<FormState<{ next: string }>> {
  const state = await answerAnyone({
    form,
    schema: signUpInput,
    mutate: async ({ next, ...person }) => {
      const made = await signUp(person)
      return made.ok ? openSession({ ...person, next }) : made
    },
  })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPassword(state)
}

export async function signOut(): Promise<void> {
  const mutate = async () => succeed(await leave())
  await answerAnyone({ form: new FormData(), schema: signOutInput, mutate })
  redirect(routes.home())
}

async function openSession({ email, password, next }: SignInInput): Promise<Result<{ next: string }>> {
  try {
    await signIn('credentials', { email, password, redirect: false })
    return succeed({ next: localPath(next) })
  } catch (error) {
    if (error instanceof CredentialsSignin)
      return (await refuseBanned({ email, password })) ?? refuse('wrong-credentials')
    throw error
  }
}

/** A password is never sent back to the page. */
function withoutPassword<Value>(state: FormState<Value>): FormState<Value> {
  if (!('values' in state)) return state
  const { password: _, ...values } = state.values
  return { ...state, values }
}
