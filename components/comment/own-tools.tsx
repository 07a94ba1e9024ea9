'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { CommentField } from '@/components/comment/comment-field'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { dropOwn, keepOwn, refreshViewer } from '@/components/site/viewer-store'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Prose } from '@/components/ui/prose'
import { removeComment, saveComment } from '@/lib/comment/actions'
import type { CommentView, OwnComment } from '@/lib/comment/thread'
import type { FormState } from '@/lib/form'
import { routes } from '@/lib/routes'

type Props = { comment: CommentView; doing: 'edit' | 'delete'; onDone: () => void }

/** Edits or deletes one's own comment, starting from the words as they were typed. */
export function OwnTools({ comment, doing, onDone }: Props) {
  const [own, setOwn] = useState<OwnComment | 'failed' | null>(null)
  useEffect(() => {
    let isOpen = true
    readOwn(comment.id).then(
      (found) => isOpen && setOwn(found),
      () => isOpen && setOwn('failed'),
    )
    return () => {
      isOpen = false
    }
  }, [comment.id])
  if (own === null) return <p className="min-h-20 text-muted">Opening…</p>
  if (own !== 'failed') {
    const Form = doing === 'edit' ? EditForm : DeleteForm
    return <Form comment={own} onDone={onDone} />
  }
  return (
    <Notice look="problem">
      Your comment could not be opened. Check the connection and try again.{' '}
      <button type="button" onClick={onDone} className="underline">
        Close
      </button>
    </Notice>
  )
}

type FormProps = { comment: OwnComment; onDone: () => void }

function EditForm({ comment, onDone }: FormProps) {
  const [body, setBody] = useState(comment.body)
  const [saved, save, isSaving] = useSend(saveComment, async () => {
    // Saved is saved: only the new words may still be missing.
    await readOwn(comment.id).then(keepOwn, () => refreshViewer())
    onDone()
  })
  const newest = useNewest(comment, saved)
  const isOutrun = newest !== comment
  const problem = isOutrun && isConflict(saved) ? null : problemWords(saved)
  return (
    <form action={save} onSubmit={oneAtATime(isSaving)} className="grid gap-2">
      <input type="hidden" name="id" value={comment.id} />
      <input type="hidden" name="version" value={newest.version} />
      {isOutrun && <Newer html={newest.html}>Saving replaces it with what you typed below.</Newer>}
      <CommentField
        label="Your comment"
        value={body}
        onChange={setBody}
        isBusy={isSaving}
        problem={problem}
        isFocused
      >
        <Button type="submit" look="primary" aria-disabled={isSaving}>
          {isSaving ? 'Saving…' : 'Save'}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </CommentField>
    </form>
  )
}

/** Asks once more before words are gone. */
function DeleteForm({ comment, onDone }: FormProps) {
  const [removed, remove, isRemoving] = useSend(removeComment, () => {
    dropOwn(newest)
    onDone()
  })
  const newest = useNewest(comment, removed)
  const isOutrun = newest !== comment
  const problem = isOutrun && isConflict(removed) ? null : problemWords(removed)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  return (
    <form action={remove} onSubmit={oneAtATime(isRemoving)} className="grid gap-2">
      <input type="hidden" name="id" value={comment.id} />
      <input type="hidden" name="version" value={newest.version} />
      {isOutrun && <Newer html={newest.html}>Deleting takes this away as well.</Newer>}
      <p className="text-soft">
        Delete this comment for good? Replies stay; what you wrote, its history and its marks go.
      </p>
      {problem && <Notice look="problem">{problem}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button ref={first} type="submit" look="danger" aria-disabled={isRemoving}>
          {isRemoving ? 'Deleting…' : 'Delete for good'}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Keep it
        </Button>
      </div>
    </form>
  )
}

/** The comment as it stands now, once a conflict says that it was changed elsewhere. */
function useNewest(comment: OwnComment, state: FormState<unknown>): OwnComment {
  const [newest, setNewest] = useState(comment)
  useEffect(() => {
    if (isConflict(state)) readOwn(comment.id).then(setNewest, () => undefined)
  }, [comment.id, state])
  return newest
}

function isConflict(state: FormState<unknown>): boolean {
  return state.status === 'refused' && state.refusal === 'conflict'
}

/** The comment as it was saved elsewhere meanwhile, to read before replacing it. */
function Newer({ html, children }: { html: string; children: ReactNode }) {
  return (
    <Notice look="problem">
      <p className="mb-1 font-medium">
        You changed this comment elsewhere meanwhile; it now reads as here. {children}
      </p>
      <Prose html={html} />
    </Notice>
  )
}

async function readOwn(id: string): Promise<OwnComment> {
  const response = await fetch(routes.ownComment(id), { cache: 'no-store' })
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}
