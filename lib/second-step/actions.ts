'use server'

import { redirect } from 'next/navigation'
import { accountKey, knownDevice } from '@/lib/auth/device'
import { type Entered, goIn } from '@/lib/auth/first-step'
import { halfwayToken } from '@/lib/auth/halfway'
import { answerAnyone } from '@/lib/door'
import { type FormState, withoutPasswords } from '@/lib/form'
import { takeTurn } from '@/lib/limit/turns'
import { type Refused, refuse, succeed } from '@/lib/result'
import { findHalfway } from '@/lib/second-step/halfway'
import { type SecondStepInput, secondStepInput } from '@/lib/second-step/input'
import { finishHalfway } from '@/lib/second-step/mutations'

/** The second step by a code: of the app, or one to come back with. */
export async function enterWithCode(
  _previous: FormState<Entered>,
  form: FormData,
): Promise<FormState<Entered>> {
  const state = await answerAnyone({ form, schema: secondStepInput, turn: takeCodeTurn, mutate: finish })
  if (state.status === 'done') redirect(state.value.next)
  return withoutPasswords(state)
}

async function finish({ code, next }: SecondStepInput) {
  const token = await halfwayToken()
  const shown = token ? await finishHalfway(token, { code }) : refuse('step-over')
  return shown.ok ? succeed(await goIn(shown.value.id, next)) : shown
}

/** One more try at a code. As with passwords, a browser that was in before has tries of its own. */
async function takeCodeTurn(): Promise<Refused | null> {
  const token = await halfwayToken()
  const halfway = token ? await findHalfway(token) : null
  if (!halfway) return null
  const device = await knownDevice(halfway.email)
  return device
    ? takeTurn('second-step-device', `${device} ${accountKey(halfway.email)}`)
    : takeTurn('second-step', halfway.userId)
}
