'use server'

import { getViewer } from '@/lib/auth/session'
import { blockInput } from '@/lib/block/input'
import { type Blocked, blockPerson, unblockPerson } from '@/lib/block/mutations'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'

export async function block(_previous: FormState<Blocked>, form: FormData): Promise<FormState<Blocked>> {
  return answerForm({ form, schema: blockInput, viewer: getViewer, mutate: blockPerson })
}

export async function unblock(_previous: FormState<Blocked>, form: FormData): Promise<FormState<Blocked>> {
  return answerForm({ form, schema: blockInput, viewer: getViewer, mutate: unblockPerson })
}
