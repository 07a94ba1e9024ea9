'use server'

import { getViewer } from '@/lib/auth/session'
import { proposeInput } from '@/lib/claim/input'
import { type Proposed, proposeReuse } from '@/lib/claim/mutations'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'

export async function propose(_previous: FormState<Proposed>, form: FormData): Promise<FormState<Proposed>> {
  return answerForm({ form, schema: proposeInput, viewer: getViewer, limit: 'check', mutate: proposeReuse })
}
