'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useKeysOn } from '@/components/site/use-keys-on'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Key } from '@/components/ui/key'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/review/actions'

/** Says that a check may do great harm, so that two moderators decide it. */
export function AskSecond({ id }: { id: string }) {
  const [state, send, isSending] = useSend(ask)
  const [areKeysOn] = useKeysOn()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const isDone = state.status === 'done'
  useEffect(() => {
    if (isDone) router.refresh()
  }, [isDone, router])
  useEffect(() => {
    if (!areKeysOn) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== '2' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.matches(typed)) return
      event.preventDefault()
      form.current?.requestSubmit()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [areKeysOn])
  const problem = problemWords(state)
  return (
    <form ref={form} action={send} onSubmit={oneAtATime(isSending || isDone)} className="grid gap-2">
      <input type="hidden" name="id" value={id} />
      {problem && <Notice look="problem">{problem}</Notice>}
      <Button
        type="submit"
        className="min-h-11 justify-self-stretch"
        aria-disabled={isSending}
        aria-keyshortcuts={areKeysOn ? '2' : undefined}
      >
        Ask a second moderator
        {areKeysOn && <Key>2</Key>}
      </Button>
    </form>
  )
}

const typed = 'textarea, select, [contenteditable], input:not([type=radio])'
