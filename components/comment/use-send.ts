import { useActionState } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'
import { type FormState, formValues } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'

type Action<Value> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>

/**
 * Sends a form to an action; a connection that fails is one more refusal, never a lost page. Before the page is alive
 * the browser sends the form itself, so the action must then be the server's own.
 */
export function useSend<Value>(action: Action<Value>, onDone: (value: Value) => void | Promise<void>) {
  const isAlive = useHydrated()
  async function send(previous: FormState<Value>, form: FormData): Promise<FormState<Value>> {
    const state = await action(previous, form).catch((): FormState<Value> => {
      return { status: 'refused', refusal: 'unavailable', values: formValues(form) }
    })
    if (state.status === 'done') await onDone(state.value)
    return state
  }
  return useActionState<FormState<Value>, FormData>(isAlive ? send : action, { status: 'idle' })
}

/** What went wrong, in words, or null. */
export function problemWords<Value>(state: FormState<Value>): string | null {
  if (state.status === 'invalid')
    return Object.values(state.problems)[0] ?? 'This could not be sent as it is.'
  if (state.status !== 'refused') return null
  if (state.refusal === 'unavailable' && typeof navigator === 'object' && navigator.onLine === false) {
    return 'You are offline. What you wrote is kept here; send it when you are back online.'
  }
  return refusalWords(state.refusal, state.detail)
}

/** Ctrl+Enter or ⌘+Enter sends the form one is typing in. */
export function sendOnEnter(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
