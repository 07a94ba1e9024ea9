'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { followInput } from '@/lib/follow/input'
import { changeFollow } from '@/lib/follow/mutations'
import type { Follow } from '@/lib/follow/subject'
import type { FormState } from '@/lib/form'

export async function follow(_previous: FormState<Follow>, form: FormData): Promise<FormState<Follow>> {
  return answerForm({ form, schema: followInput, viewer: getViewer, mutate: changeFollow })
}
