'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { discard } from '@/lib/draft/actions'

export function DiscardDraft({ id, name }: { id: string; name: string }) {
  const [state, action, isPending] = useSend(discard)
  const router = useRouter()
  const problem = problemWords(state)
  const isDone = state.status === 'done'
  useEffect(() => {
    if (isDone) router.refresh()
  }, [isDone, router])
  return (
    <form action={action} onSubmit={oneAtATime(isPending || isDone)} className="grid gap-1">
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        look="quiet"
        aria-disabled={isPending || isDone}
        aria-label={`Discard: ${name}`}
        className="max-sm:min-h-11"
      >
        {isPending || isDone ? 'Discarding…' : 'Discard'}
      </Button>
      {problem && (
        <p role="alert" className="max-w-56 text-sm text-false">
          {problem}
        </p>
      )}
    </form>
  )
}
