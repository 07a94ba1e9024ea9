'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { withdraw } from '@/lib/fact-check/actions'
import { refusalWords } from '@/lib/refusal-words'

export function WithdrawCheck({ id, version }: { id: string; version: number }) {
  const [state, action, isPending] = useActionState(withdraw, { status: 'idle' })
  const router = useRouter()
  const isDone = state.status === 'done'
  useEffect(() => {
    if (isDone) router.refresh()
  }, [isDone, router])
  return (
    <form action={action} className="grid justify-items-start gap-2">
      {state.status === 'refused' && (
        <Notice look="problem">{refusalWords(state.refusal, state.detail)}</Notice>
      )}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <Button type="submit" aria-disabled={isPending}>
        {isPending ? 'Taking it back…' : 'Take it back as a draft'}
      </Button>
    </form>
  )
}
