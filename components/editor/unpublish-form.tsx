'use client'

import { useRouter } from 'next/navigation'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { unpublish } from '@/lib/editor/actions'

/** Takes an article out of the public, with a reason that the record shows. */
export function UnpublishForm({ id }: { id: string }) {
  const router = useRouter()
  const [state, send, isSending] = useSend(unpublish, () => router.refresh())
  const problems = state.status === 'invalid' ? state.problems : {}
  const typed = 'values' in state ? state.values.reason : ''
  return (
    <details open={state.status === 'invalid' || state.status === 'refused'}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm text-soft hover:text-ink sm:min-h-9">
        Unpublish it
      </summary>
      <form action={send} onSubmit={oneAtATime(isSending)} noValidate className="mt-2 grid gap-3">
        <input type="hidden" name="id" value={id} />
        <p className="text-sm text-muted">
          It is gone from every page at once. What is written on it stays, and comes back with it.
        </p>
        <TextField
          id="unpublish-reason"
          name="reason"
          label="Why"
          hint="It stands in the public record."
          defaultValue={typeof typed === 'string' ? typed : ''}
          problem={problems.reason}
        />
        {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
        <Button
          type="submit"
          look="danger"
          aria-disabled={isSending}
          className="justify-self-start max-sm:min-h-11"
        >
          Unpublish
        </Button>
      </form>
    </details>
  )
}
