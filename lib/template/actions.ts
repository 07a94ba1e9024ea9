'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { removeTemplateInput, saveTemplateInput } from '@/lib/template/input'
import { removeTemplate, saveTemplate } from '@/lib/template/mutations'

type Id = { id: string }

export async function save(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: saveTemplateInput, viewer: getViewer, mutate: saveTemplate })
}

export async function remove(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: removeTemplateInput, viewer: getViewer, mutate: removeTemplate })
}
