'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { resubmitInput, submitInput, withdrawInput } from '@/lib/fact-check/input'
import {
  resubmitFactCheck,
  type Submitted,
  submitFactCheck,
  withdrawFactCheck,
} from '@/lib/fact-check/mutations'
import type { FormState } from '@/lib/form'

export async function submit(_previous: FormState<Submitted>, form: FormData): Promise<FormState<Submitted>> {
  return answerForm({ form, schema: submitInput, viewer: getViewer, limit: 'check', mutate: submitFactCheck })
}

export async function resubmit(
  _previous: FormState<Submitted>,
  form: FormData,
): Promise<FormState<Submitted>> {
  return answerForm({
    form,
    schema: resubmitInput,
    viewer: getViewer,
    limit: 'check',
    mutate: resubmitFactCheck,
  })
}

type Withdrawn = { id: string }

export async function withdraw(
  _previous: FormState<Withdrawn>,
  form: FormData,
): Promise<FormState<Withdrawn>> {
  return answerForm({ form, schema: withdrawInput, viewer: getViewer, mutate: withdrawFactCheck })
}
