'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { v4 as newKey } from 'uuid'
import { Time } from '@/components/annotation/time'
import { oneAtATime, problemWords, sendOnEnter, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { note } from '@/lib/case-note/actions'

type Note = { id: string; body: string; author: string; at: string; isOfThisCase: boolean }

/** What moderators tell each other about a case; nobody else ever reads it. */
export function CaseNotes({ id, notes, firstKey }: { id: string; notes: Note[]; firstKey: string }) {
  const router = useRouter()
  const [key, setKey] = useState(firstKey)
  const [sent, setSent] = useState(0)
  const [state, action, isPending] = useSend(note, () => {
    setKey(newKey())
    setSent((count) => count + 1)
    router.refresh()
  })
  const field = useRef<HTMLTextAreaElement>(null)
  // Each note has a form of its own; whoever sent one goes on in the next.
  useEffect(() => {
    if (sent > 0) field.current?.focus()
  }, [sent])
  const problem = problemWords(state)
  const typed = 'values' in state ? String(state.values.body ?? '') : ''
  return (
    <section className="grid gap-2">
      <h2 className="text-[0.8125rem] font-semibold tracking-wide text-muted">
        Notes · only moderators see them
      </h2>
      {notes.length > 0 && (
        <ul className="grid gap-2 text-sm">
          {notes.map(({ id: noteId, body, author, at, isOfThisCase }) => (
            <li key={noteId} className="rounded-lg bg-hover px-3 py-2">
              <p className="whitespace-pre-line wrap-anywhere">{body}</p>
              <p className="text-xs text-muted">
                {author}, <Time at={at} />
                {!isOfThisCase && ' · at an earlier case'}
              </p>
            </li>
          ))}
        </ul>
      )}
      <form key={key} action={action} onSubmit={oneAtATime(isPending)} className="grid gap-1.5">
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="id" value={id} />
        <textarea
          ref={field}
          id="case-note"
          name="body"
          rows={1}
          maxLength={2000}
          defaultValue={typed}
          aria-label="Note for colleagues"
          aria-keyshortcuts="n"
          aria-invalid={problem ? true : undefined}
          placeholder="A note for colleagues"
          onKeyDown={sendOnEnter}
          className="field-sizing-content min-h-9 w-full rounded-lg border border-edge bg-panel px-3 py-1.5 text-base text-ink placeholder:text-muted sm:text-sm"
        />
        {problem && (
          <p role="alert" className="text-sm font-medium text-false">
            {problem}
          </p>
        )}
        <Button type="submit" aria-disabled={isPending} className="min-h-8 justify-self-start">
          {isPending ? 'Adding…' : 'Add the note'}
        </Button>
      </form>
    </section>
  )
}
