'use client'

import { useEffect, useId, useState } from 'react'
import { oneAtATime, problemWords, sendOnEnter, useSend } from '@/components/site/use-send'
import { dropOwn, keepOwn, refreshViewer } from '@/components/site/viewer-store'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Prose } from '@/components/ui/prose'
import { removeComment, saveComment } from '@/lib/comment/actions'
import type { CommentView, OwnComment } from '@/lib/comment/thread'
import type { FormState } from '@/lib/form'
import { routes } from '@/lib/routes'

/** Edits or deletes one's own comment, starting from the words as they were typed. */
export function OwnTools({ comment, onDone }: { comment: CommentView; onDone: () => void }) {
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
  if (own !== 'failed') return <EditForm comment={own} onDone={onDone} />
  return (
    <Notice look="problem">
      Your comment could not be opened. Check the connection and try again.{' '}
      <button type="button" onClick={onDone} className="underline">
        Close
      </button>
    </Notice>
  )
}

function EditForm({ comment, onDone }: { comment: OwnComment; onDone: () => void }) {
  const problemId = useId()
  const [body, setBody] = useState(comment.body)
  const [newest, setNewest] = useState(comment)
  const [saved, save, isSaving] = useSend(saveComment, async () => {
    // Saved is saved: only the new words may still be missing.
    await readOwn(comment.id).then(keepOwn, () => refreshViewer())
    onDone()
  })
  const [removed, remove, isRemoving] = useSend(removeComment, () => {
    dropOwn(newest)
    onDone()
  })
  useEffect(() => {
    if (isConflict(saved) || isConflict(removed)) readOwn(comment.id).then(setNewest, () => undefined)
  }, [comment.id, saved, removed])
  const isOutrun = newest !== comment
  const refused = [saved, removed].find((state) => !(isOutrun && isConflict(state)) && problemWords(state))
  const problem = refused ? problemWords(refused) : null
  const isBusy = isSaving || isRemoving
  return (
    <form action={save} onSubmit={oneAtATime(isBusy)} className="grid gap-2">
      <input type="hidden" name="id" value={comment.id} />
      <input type="hidden" name="version" value={newest.version} />
      {isOutrun && <Newer html={newest.html} />}
      <textarea
        name="body"
        aria-label="Your comment"
        required
        rows={3}
        value={body}
        readOnly={isBusy}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={sendOnEnter}
        className="field-sizing-content max-h-80 min-h-20 w-full rounded-lg border border-edge bg-panel px-3 py-2 text-base text-ink sm:text-sm"
      />
      {problem && (
        <Notice look="problem" id={problemId}>
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          {isSaving ? 'Saving…' : 'Save'}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <DeleteButton action={remove} comment={newest} isBusy={isBusy} />
      </div>
    </form>
  )
}

function isConflict(state: FormState<unknown>): boolean {
  return state.status === 'refused' && state.refusal === 'conflict'
}

/** The comment as it was saved elsewhere meanwhile, to read before replacing it. */
function Newer({ html }: { html: string }) {
  return (
    <Notice look="problem">
      <p className="mb-1 font-medium">
        You changed this comment elsewhere meanwhile; it now reads as here. Saving replaces it with what you
        typed below.
      </p>
      <Prose html={html} />
    </Notice>
  )
}

/** Asks once more before words are gone. */
function DeleteButton({
  action,
  comment,
  isBusy,
}: {
  action: (form: FormData) => void
  comment: OwnComment
  isBusy: boolean
}) {
  const [isSure, setSure] = useState(false)
  function remove(form: FormData) {
    const only = new FormData()
    only.set('id', String(form.get('id')))
    only.set('version', String(comment.version))
    action(only)
  }
  if (!isSure) {
    return (
      // Its own element: the click that makes one sure must not also submit.
      <Button key="ask" look="quiet" className="ml-auto" onClick={() => setSure(true)}>
        Delete
      </Button>
    )
  }
  return (
    <Button
      key="delete"
      type="submit"
      look="danger"
      className="ml-auto"
      formNoValidate
      formAction={remove}
      aria-disabled={isBusy}
    >
      Delete for good
    </Button>
  )
}

async function readOwn(id: string): Promise<OwnComment> {
  const response = await fetch(routes.ownComment(id), { cache: 'no-store' })
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}
