'use server'

import { getViewer } from '@/lib/auth/session'
import { createCommentInput, deleteCommentInput, editCommentInput } from '@/lib/comment/input'
import { createComment, deleteComment, type EditedComment, editComment } from '@/lib/comment/mutations'
import type { PostedComment } from '@/lib/comment/posted'
import { answerForm } from '@/lib/door'
import type { FormState } from '@/lib/form'

export async function postComment(
  _previous: FormState<PostedComment>,
  form: FormData,
): Promise<FormState<PostedComment>> {
  return answerForm({
    form,
    schema: createCommentInput,
    viewer: getViewer,
    limit: 'comment',
    mutate: createComment,
  })
}

export async function saveComment(
  _previous: FormState<EditedComment>,
  form: FormData,
): Promise<FormState<EditedComment>> {
  return answerForm({ form, schema: editCommentInput, viewer: getViewer, mutate: editComment })
}

type Gone = { id: string }

export async function removeComment(_previous: FormState<Gone>, form: FormData): Promise<FormState<Gone>> {
  return answerForm({ form, schema: deleteCommentInput, viewer: getViewer, mutate: deleteComment })
}
