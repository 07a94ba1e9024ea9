'use server'

import { redirect } from 'next/navigation'
import { v4 as newId } from 'uuid'
import { getViewer } from '@/lib/auth/session'
import { answerForm } from '@/lib/door'
import type { SavedDraft } from '@/lib/draft/shape'
import { type Brought, createArticle, keepRead, lookAtAddress, lookAtText } from '@/lib/editor/bring'
import {
  cancelScheduleInput,
  createArticleInput,
  discardInput,
  keepReadInput,
  publishInput,
  readAddressInput,
  readTextInput,
  saveFormInput,
  scheduleInput,
  takeProposalInput,
  unpublishInput,
} from '@/lib/editor/input'
import type { LookedAt, ReadArticle } from '@/lib/editor/looked-at'
import {
  cancelSchedule,
  discardArticleDraft,
  publishArticle,
  saveArticleDraft,
  scheduleArticle,
  unpublishArticle,
} from '@/lib/editor/mutations'
import type { Published } from '@/lib/editor/publish'
import { takeProposal } from '@/lib/editor/take-proposal'
import type { FormState } from '@/lib/form'
import { routes } from '@/lib/routes'

type Known = { id: string; slug: string }
type State<Value> = Promise<FormState<Value>>

/** Answers with the article that a text would be; nothing is stored. */
export async function lookAt(_previous: FormState<LookedAt>, form: FormData): State<LookedAt> {
  return answerForm({ form, schema: readTextInput, viewer: getViewer, limit: 'typing', mutate: lookAtText })
}

export async function create(_previous: FormState<Brought>, form: FormData): State<Brought> {
  const state = await answerForm({
    form,
    schema: createArticleInput,
    viewer: getViewer,
    mutate: createArticle,
  })
  if (state.status === 'done') redirect(routes.editorBrought(state.value))
  return state
}

/** Answers with the article that stands at an address; nothing is stored. */
export async function lookThere(_previous: FormState<ReadArticle>, form: FormData): State<ReadArticle> {
  return answerForm({
    form,
    schema: readAddressInput,
    viewer: getViewer,
    limit: 'import',
    mutate: lookAtAddress,
  })
}

export async function keepThere(_previous: FormState<Brought>, form: FormData): State<Brought> {
  const state = await answerForm({ form, schema: keepReadInput, viewer: getViewer, mutate: keepRead })
  if (state.status === 'done') redirect(routes.editorBrought(state.value))
  return state
}

export async function take(_previous: FormState<Known>, form: FormData): State<Known> {
  return answerForm({ form, schema: takeProposalInput, viewer: getViewer, mutate: takeProposal })
}

/** Saves the whole form, where no script saves it by itself. */
export async function save(_previous: FormState<SavedDraft>, form: FormData): State<SavedDraft> {
  return answerForm({
    form,
    schema: saveFormInput,
    viewer: getViewer,
    // Each sending is a form of its own: one that was opened before the newest saving is told.
    mutate: (viewer, input) => saveArticleDraft(viewer, { ...input, writer: newId(), turn: 1 }),
  })
}

export async function discard(_previous: FormState<Known>, form: FormData): State<Known> {
  return answerForm({ form, schema: discardInput, viewer: getViewer, mutate: discardArticleDraft })
}

export async function publish(_previous: FormState<Published>, form: FormData): State<Published> {
  const state = await answerForm({ form, schema: publishInput, viewer: getViewer, mutate: publishArticle })
  if (state.status === 'done') redirect(routes.editorDone(state.value.slug, 'published'))
  return state
}

export async function schedule(_previous: FormState<Known>, form: FormData): State<Known> {
  const state = await answerForm({
    form,
    schema: scheduleInput(),
    viewer: getViewer,
    mutate: scheduleArticle,
  })
  if (state.status === 'done') redirect(routes.editorDone(state.value.slug, 'scheduled'))
  return state
}

export async function cancel(_previous: FormState<Known>, form: FormData): State<Known> {
  return answerForm({ form, schema: cancelScheduleInput, viewer: getViewer, mutate: cancelSchedule })
}

export async function unpublish(_previous: FormState<Known>, form: FormData): State<Known> {
  return answerForm({ form, schema: unpublishInput, viewer: getViewer, mutate: unpublishArticle })
}
