'use client'

import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { endMail } from '@/lib/notification/actions'

/** One button that ends what the link in a mail offers to end; whoever holds the link may, signed in or not. */
export function StopMailForm({ token, words }: { token: string; words: string }) {
  const [state, action, isPending] = useSend(endMail)
  const problem = problemWords(state)
  if (state.status === 'done') return <Notice look="good">Done. You will get no more of these mails.</Notice>
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-4">
      {problem && <Notice look="problem">{problem}</Notice>}
      <input type="hidden" name="token" value={token} />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        {words}
      </Button>
    </form>
  )
}
