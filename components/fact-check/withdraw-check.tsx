'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { withdraw } from '@/lib/fact-check/actions'

export function WithdrawCheck({ id, version }: { id: string; version: number }) {
  const [state, action, isPending] = useSend(withdraw)
  const router = useRouter()
  const problem = problemWords(state)
  const isDone = state.status === 'done'
  useEffect(() => {
    if (isDone) router.refresh()
  }, [isDone, router])
  return (
    <form
      action={action}
      onSubmit={oneAtATime(isPending || isDone)}
      className="grid justify-items-start gap-2"
    >
      {problem && <Notice look="problem">{problem}</Notice>}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <Button type="submit" aria-disabled={isPending}>
        {isPending ? 'Taking it back…' : 'Take it back as a draft'}
      </Button>
    </form>
  )
}
