'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { type BulkOutcome, decideManyInput } from '@/lib/review/bulk'
import { caseInput, decideInput } from '@/lib/review/input'
import {
  askSecond,
  type Claimed,
  claimCase,
  type Decided,
  decideCase,
  decideMany,
  releaseCase,
  undoDecision,
} from '@/lib/review/mutations'
import type { Undone } from '@/lib/review/undo'

export async function claim(_previous: FormState<Claimed>, form: FormData): Promise<FormState<Claimed>> {
  return answerForm({ form, schema: caseInput, viewer: getViewer, mutate: claimCase })
}

type Released = { id: string }

export async function release(_previous: FormState<Released>, form: FormData): Promise<FormState<Released>> {
  return answerForm({ form, schema: caseInput, viewer: getViewer, mutate: releaseCase })
}

type Asked = { id: string }

export async function ask(_previous: FormState<Asked>, form: FormData): Promise<FormState<Asked>> {
  return answerForm({ form, schema: caseInput, viewer: getViewer, mutate: askSecond })
}

export async function decide(_previous: FormState<Decided>, form: FormData): Promise<FormState<Decided>> {
  return answerForm({ form, schema: decideInput, viewer: getViewer, mutate: decideCase })
}

export async function undo(_previous: FormState<Undone>, form: FormData): Promise<FormState<Undone>> {
  return answerForm({ form, schema: caseInput, viewer: getViewer, mutate: undoDecision })
}

type Outcomes = BulkOutcome[]

export async function decideTogether(
  _previous: FormState<Outcomes>,
  form: FormData,
): Promise<FormState<Outcomes>> {
  return answerForm({ form, schema: decideManyInput, viewer: getViewer, mutate: decideMany })
}
