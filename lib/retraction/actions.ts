'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { retractInput } from '@/lib/retraction/input'
import { type Retracted, retractFactCheck } from '@/lib/retraction/mutations'

export async function retract(
  _previous: FormState<Retracted>,
  form: FormData,
): Promise<FormState<Retracted>> {
  return answerForm({ form, schema: retractInput, viewer: getViewer, mutate: retractFactCheck })
}
