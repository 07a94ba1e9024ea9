'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { addRuleInput, removeRuleInput } from '@/lib/moderation/input'
import { addWordRule, removeWordRule } from '@/lib/moderation/mutations'

type Id = { id: string }

export async function addRule(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: addRuleInput, viewer: getViewer, mutate: addWordRule })
}

export async function removeRule(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: removeRuleInput, viewer: getViewer, mutate: removeWordRule })
}
