'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Key } from '@/components/ui/key'
import { undo } from '@/lib/review/actions'
import { routes } from '@/lib/routes'

type Props = { id: string; seconds: number; query: Record<string, string> }

/** Takes back what the viewer has just decided, as long as that is possible; the seconds left stand beside it. */
export function UndoButton({ id, seconds, query }: Props) {
  const router = useRouter()
  const [state, action, isPending] = useSend(undo, (value) =>
    router.push(routes.reviewCase(value.id, { ...query, decided: id })),
  )
  const left = useSecondsLeft(seconds)
  const form = useRef<HTMLFormElement>(null)
  const isOver = left === 0 && !isPending
  useEffect(() => {
    if (isOver && form.current?.contains(document.activeElement))
      document.getElementById('case-heading')?.focus({ preventScroll: true })
  }, [isOver])
  const problem = problemWords(state)
  if (problem)
    return (
      <span role="alert" className="font-medium text-false">
        {problem}
      </span>
    )
  return (
    <form
      ref={form}
      action={action}
      onSubmit={oneAtATime(isPending)}
      className={isOver ? 'invisible' : undefined}
    >
      <input type="hidden" name="id" value={id} />
      <Button type="submit" data-undo="" aria-keyshortcuts="u" aria-disabled={isPending} className="min-h-8">
        {isPending ? 'Taking it back…' : 'Undo'}
        <span aria-hidden="true" className="min-w-4 text-muted tabular-nums">
          {left}
        </span>
        <Key>u</Key>
      </Button>
    </form>
  )
}

function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const until = performance.now() + seconds * 1_000
    const tick = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - performance.now()) / 1_000))
      setLeft(now)
      if (now === 0) clearInterval(tick)
    }, 250)
    return () => clearInterval(tick)
  }, [seconds])
  return left
}
