import { unstable_rethrow } from 'next/navigation'
import { useActionState } from 'react'
import { refreshViewer } from '@/components/site/viewer-store'
import { useHydrated } from '@/components/ui/use-hydrated'
import { type FormAnswer, type FormState, formValues } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'
import type { Refusal } from '@/lib/result'

type Action<Value> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>

/** What the gate takes of one request (256 kB), less what Next.js adds to the fields. */
const mostBytes = 252 * 1024

/**
 * Sends a form to an action; a request that fails is one more refusal, never a lost page. Before the page is alive
 * the browser sends the form itself, so the action must then be the server's own.
 */
export function useSend<Value>(action: Action<Value>, onDone?: (value: Value) => void | Promise<void>) {
  const isAlive = useHydrated()
  async function send(_previous: FormState<Value>, form: FormData): Promise<FormState<Value>> {
    const state = await sendOnce(action, form)
    if (state.status === 'done') await onDone?.(state.value)
    return state
  }
  return useActionState<FormState<Value>, FormData>(isAlive ? send : action, { status: 'idle' })
}

/** Sends a form once; a request that fails is one more refusal. */
export async function sendOnce<Value>(action: Action<Value>, form: FormData): Promise<FormState<Value>> {
  const refuse = (refusal: Refusal): FormState<Value> => {
    return { status: 'refused', refusal, values: formValues(form) }
  }
  const { size } = await new Response(form).blob()
  if (size > mostBytes) return refuse('too-large')
  try {
    // Actions read nothing from the state before, which would be sent along with all that was typed.
    const state = await action({ status: 'idle' }, form)
    // What stands in one's way may be newer than the page: its banner says what to do.
    if (state.status === 'refused' && (state.refusal === 'suspended' || state.refusal === 'warned'))
      void refreshViewer()
    return state
  } catch (error) {
    unstable_rethrow(error)
    return refuse('unavailable')
  }
}

/** What went wrong, in words, or null. */
export function problemWords(state: FormAnswer<unknown>): string | null {
  if (state.status === 'invalid')
    return Object.values(state.problems)[0] ?? 'This could not be sent as it is.'
  if (state.status !== 'refused') return null
  if (state.refusal === 'unavailable' && typeof navigator === 'object' && navigator.onLine === false) {
    return 'You are offline. What you wrote is kept here; send it when you are back online.'
  }
  return refusalWords(state.refusal, state.detail)
}

/** Ignores a second submit while the first is on its way. */
export function oneAtATime(isPending: boolean) {
  return (event: React.FormEvent<HTMLFormElement>) => {
    if (isPending) event.preventDefault()
  }
}

/** Ctrl+Enter or ⌘+Enter sends the form one is typing in. */
export function sendOnEnter(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  if (!event.repeat) event.currentTarget.form?.requestSubmit()
}
