'use client'

import { type MouseEvent, startTransition, useState } from 'react'
import { v4 as newKey } from 'uuid'
import { problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { propose } from '@/lib/claim/actions'
import { routes } from '@/lib/routes'

/** What of the composer's form says where the check is to stand. */
const placeFields = ['articleId', 'paragraphId', 'quote', 'quoteStart']

type Props = { factCheckId: string; claim: string }

/** Proposes a published check for the words that the composer is open on. */
export function ReuseCheck({ factCheckId, claim }: Props) {
  const [state, send, isPending] = useSend(propose)
  const [key] = useState(() => newKey())
  const problem = problemWords(state)
  if (state.status === 'done') return <Proposed />

  function reuse({ currentTarget }: MouseEvent<HTMLButtonElement>) {
    if (isPending || !currentTarget.form) return
    const typed = new FormData(currentTarget.form)
    const form = new FormData()
    for (const name of placeFields) form.set(name, String(typed.get(name) ?? ''))
    form.set('key', key)
    form.set('factCheckId', factCheckId)
    startTransition(() => send(form))
  }
  return (
    <div className="grid justify-items-start gap-2 pt-1">
      <Button onClick={reuse} aria-disabled={isPending} aria-label={`Reuse this check here: ${claim}`}>
        {isPending ? 'Proposing…' : 'Reuse this check here'}
      </Button>
      {problem && (
        <p role="alert" className="text-sm font-medium text-false">
          {problem}
        </p>
      )}
    </div>
  )
}

function Proposed() {
  return (
    <p role="status" className="text-sm">
      <b className="font-semibold">Proposed.</b> A moderator looks whether it fits here. It is listed under{' '}
      <a href={routes.mine()} className="underline underline-offset-4">
        what you wrote
      </a>
      ; nothing more is needed. What you typed here stays among your drafts until you discard it.
    </p>
  )
}
