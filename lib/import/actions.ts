'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { dismissProposalInput } from '@/lib/import/input'
import { dismissProposal } from '@/lib/import/mutations'

type Id = { id: string }

/** Leaves an article as it is, whatever its source says now. */
export async function dismiss(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: dismissProposalInput, viewer: getViewer, mutate: dismissProposal })
}
