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
import { rememberDevice } from '@/lib/auth/device'
import { enterAs, getViewer, leave } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import { type FormState, withoutPasswords } from '@/lib/form'
import { takeTurnHere } from '@/lib/limit/turns'
import type { Role } from '@/lib/policy'
import { type Result, succeed } from '@/lib/result'
import { localPath, routes } from '@/lib/routes'

type Entered = { next: string }

export async function enter(_previous: FormState<Entered>, form: FormData): Promise<FormState<Entered>> {
  const mutate = async ({ next, ...credentials }: SignInInput) =>
    open(credentials.email, await findByPassword(credentials), next)
  const state = await answerAnyone({ form, schema: signInInput, turn: takeSignInTurn, mutate })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPasswords(state)
}

export async function join(_previous: FormState<Entered>, form: FormData): Promise<FormState<Entered>> {
  const state = await answerAnyone({
    form,
    schema: signUpInput,
    turn: () => takeTurnHere('sign-up'),
    mutate: async ({ next, ...person }) => open(person.email, await signUp(person), next),
  })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPasswords(state)
}

export async function beginSite(_previous: FormState<Entered>, form: FormData): Promise<FormState<Entered>> {
  const mutate = async (input: Parameters<typeof setUp>[0]) =>
    open(input.email, await setUp(input), routes.admin())
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

/** Signs in whoever has shown who they are. */
async function open(email: string, shown: Result<{ id: string }>, next?: string): Promise<Result<Entered>> {
  if (!shown.ok) return shown
  await enterAs(shown.value.id)
  await rememberDevice(email)
  return succeed({ next: localPath(next) })
}
