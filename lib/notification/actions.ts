'use server'

import { getViewer } from '@/lib/auth/session'
import { answerAnyone, answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { choicesInput, stopMailInput } from '@/lib/notification/input'
import { saveChoices, stopMail } from '@/lib/notification/mutations'

type Saved = { at: string }

export async function saveNotificationChoices(
  _previous: FormState<Saved>,
  form: FormData,
): Promise<FormState<Saved>> {
  return answerForm({ form, schema: choicesInput, viewer: getViewer, mutate: saveChoices })
}

type Stopped = { stopped: true }

export async function endMail(_previous: FormState<Stopped>, form: FormData): Promise<FormState<Stopped>> {
  return answerAnyone({ form, schema: stopMailInput, mutate: stopMail })
}
