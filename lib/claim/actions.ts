'use server'

import { getViewer } from '@/lib/auth/session'
import { decideReuseInput, proposeInput } from '@/lib/claim/input'
import { type DecidedReuse, decideReuse, type Proposed, proposeReuse } from '@/lib/claim/mutations'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'

export async function propose(_previous: FormState<Proposed>, form: FormData): Promise<FormState<Proposed>> {
  return answerForm({ form, schema: proposeInput, viewer: getViewer, mutate: proposeReuse })
}

export async function judgeReuse(
  _previous: FormState<DecidedReuse>,
  form: FormData,
): Promise<FormState<DecidedReuse>> {
  return answerForm({ form, schema: decideReuseInput, viewer: getViewer, mutate: decideReuse })
}
