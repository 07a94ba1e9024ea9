'use client'

import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { sendVerification } from '@/lib/email/actions'

/** Says that an address waits to be confirmed, and mails the link once more. */
export function VerifyAgain({ email }: { email: string }) {
  const [state, action, isPending] = useSend(sendVerification)
  const problem = problemWords(state)
  return (
    <form
      action={action}
      onSubmit={oneAtATime(isPending)}
      className="grid justify-items-start gap-3 rounded-lg border-l-4 border-misleading bg-hover px-4 py-4 text-sm"
    >
      <p>
        <b className="font-semibold">{email}</b> is not confirmed yet. A mail with a link has been sent there;
        open it, and you can comment and check. Until then you can read and write drafts.
      </p>
      <Button type="submit" aria-disabled={isPending} className="max-sm:min-h-11">
        Mail the link once more
      </Button>
      {problem && <Notice look="problem">{problem}</Notice>}
      {state.status === 'done' && <Notice look="good">It is on its way. The newest link counts.</Notice>}
    </form>
  )
}
