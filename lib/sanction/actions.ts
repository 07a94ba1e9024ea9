'use server'

import { takeSignInTurn } from '@/lib/account/sign-in-turn'
import { getViewer } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { acknowledgeInput, appealBanInput, appealInput, issueInput, liftInput } from '@/lib/sanction/input'
import {
  acknowledgeWarning,
  appealBan,
  appealSanction,
  issueSanction,
  liftSanction,
  type Sanctioned,
} from '@/lib/sanction/mutations'

type Id = { id: string }

export async function sanction(
  _previous: FormState<Sanctioned>,
  form: FormData,
): Promise<FormState<Sanctioned>> {
  return answerForm({ form, schema: issueInput, viewer: getViewer, mutate: issueSanction })
}

export async function lift(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: liftInput, viewer: getViewer, mutate: liftSanction })
}

export async function acknowledge(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: acknowledgeInput, viewer: getViewer, mutate: acknowledgeWarning })
}

export async function appeal(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: appealInput, viewer: getViewer, limit: 'report', mutate: appealSanction })
}

/** Of somebody who cannot sign in. Their password goes nowhere but here. */
export async function appealSignedOut(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  const state = await answerAnyone({ form, schema: appealBanInput, turn: takeSignInTurn, mutate: appealBan })
  if (!('values' in state)) return state
  const { password: _, ...values } = state.values
  return { ...state, values }
}
