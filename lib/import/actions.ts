'use server'

import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'
import { addFeedInput, dismissProposalInput, removeFeedInput } from '@/lib/import/input'
import { addFeed, dismissProposal, removeFeed } from '@/lib/import/mutations'

type Id = { id: string }

/** Leaves an article as it is, whatever its source says now. */
export async function dismiss(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: dismissProposalInput, viewer: getViewer, mutate: dismissProposal })
}

/** Makes drafts of what a feed names from now on. */
export async function watchFeed(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: addFeedInput, viewer: getViewer, mutate: addFeed })
}

export async function forgetFeed(_previous: FormState<Id>, form: FormData): Promise<FormState<Id>> {
  return answerForm({ form, schema: removeFeedInput, viewer: getViewer, mutate: removeFeed })
}
