'use client'

import { useRouter } from 'next/navigation'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { unblock } from '@/lib/block/actions'

/** Takes a block back, also without JavaScript. */
export function UnblockButton({ handle, name }: { handle: string; name: string }) {
  const router = useRouter()
  const [state, send, isSending] = useSend(unblock, () => router.refresh())
  const problem = problemWords(state)
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} className="ml-auto">
      <input type="hidden" name="handle" value={handle} />
      <Button type="submit" aria-disabled={isSending}>
        Unblock<span className="sr-only"> {name}</span>
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-false">
          {problem}
        </p>
      )}
    </form>
  )
}
