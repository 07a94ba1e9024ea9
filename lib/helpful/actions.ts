'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { helpfulInput } from '@/lib/helpful/input'
import type { OwnMark } from '@/lib/helpful/mark'
import { markHelpful } from '@/lib/helpful/mutations'

export async function sayHelpful(_previous: FormState<OwnMark>, form: FormData): Promise<FormState<OwnMark>> {
  return answerForm({ form, schema: helpfulInput, viewer: getViewer, mutate: markHelpful })
}
