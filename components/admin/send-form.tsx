'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/form'

type Action<Value> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>

type Props<Value> = {
  action: Action<Value>
  hidden: Record<string, string>
  label: string
  /** Said to those who hear the button without what stands around it. */
  about?: string
  look?: 'plain' | 'primary' | 'danger' | 'quiet'
  done?: string
  children?: ReactNode
}

/** A small form of one button, with whatever field belongs to it. What was changed is read anew. */
export function SendForm<Value>({ action, hidden, label, about, look, done, children }: Props<Value>) {
  const router = useRouter()
  const [state, send, isSending] = useSend(action, () => router.refresh())
  const problem = problemWords(state)
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} className="grid gap-2">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-2">
        {children}
        <Button type="submit" look={look ?? 'plain'} aria-disabled={isSending} className="max-sm:min-h-11">
          {label}
          {about && <span className="sr-only"> {about}</span>}
        </Button>
      </div>
      {problem && <Notice look="problem">{problem}</Notice>}
      {done && state.status === 'done' && <Notice look="good">{done}</Notice>}
    </form>
  )
}
