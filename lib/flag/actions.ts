'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { flagInput } from '@/lib/flag/input'
import { createFlag, type Reported } from '@/lib/flag/mutations'
import type { FormState } from '@/lib/form'

export async function report(_previous: FormState<Reported>, form: FormData): Promise<FormState<Reported>> {
  return answerForm({ form, schema: flagInput, viewer: getViewer, limit: 'report', mutate: createFlag })
}
