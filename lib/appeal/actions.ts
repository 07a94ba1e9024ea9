'use server'

import { appealInput } from '@/lib/appeal/input'
import { type Appealed, createAppeal } from '@/lib/appeal/mutations'
import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'

export async function appeal(_previous: FormState<Appealed>, form: FormData): Promise<FormState<Appealed>> {
  return answerForm({ form, schema: appealInput, viewer: getViewer, limit: 'report', mutate: createAppeal })
}
