'use client'

import { useState, useTransition } from 'react'
import { problemWords, sendOnce } from '@/components/site/use-send'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { FormState } from '@/lib/form'

type Action<Value> = (previous: FormState<Value>, form: FormData) => Promise<FormState<Value>>
type Fields = Record<string, string>

/** Asks the server what to ask for, then the browser, and sends what it answers. `isMissing` where there are no passkeys. */
export function usePasskey<Options, Value>({
  offer,
  ask,
  send,
}: {
  offer: () => Promise<FormState<{ options: Options }>>
  ask: (options: Options) => Promise<object>
  send: Action<Value>
}) {
  const isMissing = useHydrated() && !('PublicKeyCredential' in window)
  const [isPending, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const [value, setValue] = useState<Value | null>(null)
  function run(fields: Fields) {
    start(async () => {
      setProblem(null)
      const offered = await offer()
      if (offered.status !== 'done') return setProblem(problemWords(offered))
      const answer = await ask(offered.value.options).catch((error: unknown) => wordsOf(error))
      if (typeof answer === 'string') return setProblem(answer)
      const state = await sendOnce(send, formOf({ ...fields, answer: JSON.stringify(answer) }))
      if (state.status === 'done') setValue(state.value)
      else setProblem(problemWords(state))
    })
  }
  return { isMissing, isPending, problem, value, run }
}

export function formOf(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** What went wrong between the browser and the passkey, in words. */
function wordsOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return 'There is a passkey of yours on this device already.'
  if (name === 'NotAllowedError' || name === 'AbortError')
    return 'No passkey was used: it was called off, took too long, or there is none here.'
  return 'Your browser could not do this with a passkey. Try again, or use another way.'
}
