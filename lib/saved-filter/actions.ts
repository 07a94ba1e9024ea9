'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { deleteFilterInput, renameFilterInput, saveFilterInput } from '@/lib/saved-filter/input'
import { deleteFilter, renameFilter, saveFilter } from '@/lib/saved-filter/mutations'

type Saved = { id: string }

export async function keepFilter(_previous: FormState<Saved>, form: FormData): Promise<FormState<Saved>> {
  return answerForm({ form, schema: saveFilterInput, viewer: getViewer, mutate: saveFilter })
}

export async function nameFilter(_previous: FormState<Saved>, form: FormData): Promise<FormState<Saved>> {
  return answerForm({ form, schema: renameFilterInput, viewer: getViewer, mutate: renameFilter })
}

export async function dropFilter(_previous: FormState<Saved>, form: FormData): Promise<FormState<Saved>> {
  return answerForm({ form, schema: deleteFilterInput, viewer: getViewer, mutate: deleteFilter })
}
