'use client'

import { useEffect, useState } from 'react'
import { problemWords, sendOnEnter, useSend } from '@/components/comment/use-send'
import { dropOwn, keepOwn } from '@/components/site/viewer-store'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { removeComment, saveComment } from '@/lib/comment/actions'
import type { CommentView, OwnComment } from '@/lib/comment/thread'
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
  const [body, setBody] = useState(comment.body)
  const [saved, save, isSaving] = useSend(saveComment, async () => {
    keepOwn(await readOwn(comment.id))
    onDone()
  })
  const [removed, remove, isRemoving] = useSend(removeComment, () => {
    dropOwn(comment)
    onDone()
  })
  const problem = problemWords(saved) ?? problemWords(removed)
  const isBusy = isSaving || isRemoving
  return (
    <form action={save} className="grid gap-2">
      <input type="hidden" name="id" value={comment.id} />
      <input type="hidden" name="version" value={comment.version} />
      <textarea
        name="body"
        aria-label="Your comment"
        required
        rows={3}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={sendOnEnter}
        className="field-sizing-content max-h-80 min-h-20 w-full rounded-lg border border-edge bg-panel px-3 py-2 text-base text-ink sm:text-sm"
      />
      {problem && <Notice look="problem">{problem}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isBusy}>
          {isSaving ? 'Saving…' : 'Save'}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <DeleteButton action={remove} comment={comment} isBusy={isBusy} />
      </div>
    </form>
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
      disabled={isBusy}
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
