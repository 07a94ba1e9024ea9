'use server'

import { redirect } from 'next/navigation'
import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import { createDraftInput, discardDraftInput } from '@/lib/draft/input'
import { createDraft, discardDraft } from '@/lib/draft/mutations'
import type { FormState } from '@/lib/form'
import { routes } from '@/lib/routes'

type Started = { id: string; slug: string; paragraphId: string }

/**
 * Makes a draft and opens it in the composer. The form's fields are those of `createDraftInput`: `key`, `articleId`,
 * `paragraphId`, and if wanted `quote`, `claim`, `explanation` and links as `evidence.0.url`, `evidence.1.url` …
 */
export async function startDraft(_previous: FormState<Started>, form: FormData): Promise<FormState<Started>> {
  const state = await answerForm({ form, schema: createDraftInput, viewer: getViewer, mutate: createDraft })
  if (state.status === 'done') redirect(routes.continueDraft(state.value))
  return state
}

type Discarded = { id: string }

export async function discard(
  _previous: FormState<Discarded>,
  form: FormData,
): Promise<FormState<Discarded>> {
  return answerForm({ form, schema: discardDraftInput, viewer: getViewer, mutate: discardDraft })
}
