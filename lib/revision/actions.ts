'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { reattachInput } from '@/lib/revision/input'
import { type Reattached, reattach } from '@/lib/revision/reattach'

export async function tie(_previous: FormState<Reattached>, form: FormData): Promise<FormState<Reattached>> {
  return answerForm({ form, schema: reattachInput, viewer: getViewer, limit: 'check', mutate: reattach })
}
