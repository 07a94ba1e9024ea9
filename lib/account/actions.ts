'use server'

import { redirect } from 'next/navigation'
import {
  profileInput,
  type SignInInput,
  setRoleInput,
  setUpInput,
  signInInput,
  signOutInput,
  signUpInput,
} from '@/lib/account/input'
import { findByPassword, rename, setRole, setUp, signUp } from '@/lib/account/mutations'
import { takeSignInTurn } from '@/lib/account/sign-in-turn'
import { type Entered, passFirstStep } from '@/lib/auth/first-step'
import { getViewer, leave } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import { type FormState, withoutPasswords } from '@/lib/form'
import { takeTurnHere } from '@/lib/limit/turns'
import type { Role } from '@/lib/policy'
import { type Result, succeed } from '@/lib/result'
import { routes } from '@/lib/routes'

export async function enter(_previous: FormState<Entered>, form: FormData): Promise<FormState<Entered>> {
  const mutate = async ({ next, ...credentials }: SignInInput) =>
    open(await findByPassword(credentials), next)
  const state = await answerAnyone({ form, schema: signInInput, turn: takeSignInTurn, mutate })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPasswords(state)
}

export async function join(_previous: FormState<Entered>, form: FormData): Promise<FormState<Entered>> {
  const state = await answerAnyone({
    form,
    schema: signUpInput,
    turn: () => takeTurnHere('sign-up'),
    mutate: async ({ next, ...person }) => open(await signUp(person), next),
  })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPasswords(state)
}

export async function beginSite(_previous: FormState<Entered>, form: FormData): Promise<FormState<Entered>> {
  const mutate = async (input: Parameters<typeof setUp>[0]) => open(await setUp(input), routes.admin())
  const state = await answerAnyone({ form, schema: setUpInput, mutate })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPasswords(state)
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

type Named = { name: string }

export async function saveProfile(_previous: FormState<Named>, form: FormData): Promise<FormState<Named>> {
  return answerForm({ form, schema: profileInput, viewer: getViewer, mutate: rename })
}

async function open(shown: Result<{ id: string }>, next?: string): Promise<Result<Entered>> {
  return shown.ok ? succeed(await passFirstStep(shown.value.id, next)) : shown
}
