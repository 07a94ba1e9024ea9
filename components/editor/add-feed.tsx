'use client'

import { useRouter } from 'next/navigation'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { watchFeed } from '@/lib/import/actions'

/** A feed to be watched, by its address. */
export function AddFeed() {
  const router = useRouter()
  const [state, send, isSending] = useSend(watchFeed, () => router.refresh())
  const problems = state.status === 'invalid' ? state.problems : {}
  const typed = 'values' in state ? state.values.url : undefined
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} noValidate className="grid max-w-xl gap-3">
      <TextField
        id="feed-url"
        name="url"
        type="url"
        label="The address of a feed"
        hint="RSS or Atom. It is read within a minute, and again from time to time."
        defaultValue={typeof typed === 'string' ? typed : ''}
        problem={problems.url}
      />
      {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
      {state.status === 'done' && <Notice look="good">It is watched from now on.</Notice>}
      <Button
        type="submit"
        look="primary"
        aria-disabled={isSending}
        className="justify-self-start max-sm:min-h-11"
      >
        {isSending ? 'Adding…' : 'Watch it'}
      </Button>
    </form>
  )
}
