'use server'

import { getViewer } from '@/lib/auth/session'
import { noteInput } from '@/lib/case-note/input'
import { addNote } from '@/lib/case-note/mutations'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'

type Noted = { id: string }

export async function note(_previous: FormState<Noted>, form: FormData): Promise<FormState<Noted>> {
  return answerForm({ form, schema: noteInput, viewer: getViewer, mutate: addNote })
}
