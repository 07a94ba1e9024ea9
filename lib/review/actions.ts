'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { caseInput, decideInput } from '@/lib/review/input'
import {
  askSecond,
  type Claimed,
  claimCase,
  type Decided,
  decideCase,
  releaseCase,
} from '@/lib/review/mutations'

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
