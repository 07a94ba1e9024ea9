'use server'

import { redirect } from 'next/navigation'
import { CredentialsSignin } from 'next-auth'
import {
  endSessionsInput,
  type SignInInput,
  setRoleInput,
  signInInput,
  signOutInput,
  signUpInput,
} from '@/lib/account/input'
import { endSessions, setRole, signUp } from '@/lib/account/mutations'
import { takeSignInTurn } from '@/lib/account/sign-in-turn'
import { signIn } from '@/lib/auth/config'
import { rememberDevice } from '@/lib/auth/device'
import { getViewer, leave } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { takeTurnHere } from '@/lib/limit/turns'
import type { Role } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { localPath, routes } from '@/lib/routes'
import { refuseBanned } from '@/lib/sanction/banned'

export async function enter(
  _previous: FormState<{ next: string }>,
  form: FormData,
): Promise<FormState<{ next: string }>> {
  const state = await answerAnyone({ form, schema: signInInput, turn: takeSignInTurn, mutate: openSession })
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
    turn: () => takeTurnHere('sign-up'),
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
  // Nobody is kept from leaving.
  const turn = async () => null
  await answerAnyone({ form: new FormData(), schema: signOutInput, turn, mutate })
  redirect(routes.home())
}

type NewRole = { id: string; role: Role }

export async function giveRole(_previous: FormState<NewRole>, form: FormData): Promise<FormState<NewRole>> {
  return answerForm({ form, schema: setRoleInput, viewer: getViewer, mutate: setRole })
}

type Ended = { count: number }

export async function signThemOut(_previous: FormState<Ended>, form: FormData): Promise<FormState<Ended>> {
  return answerForm({ form, schema: endSessionsInput, viewer: getViewer, mutate: endSessions })
}

async function openSession({ email, password, next }: SignInInput): Promise<Result<{ next: string }>> {
  try {
    await signIn('credentials', { email, password, redirect: false })
    await rememberDevice(email)
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
