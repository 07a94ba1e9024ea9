import { type SubmitEvent, useEffect, useRef } from 'react'
import type { CheckDraft } from '@/components/draft/use-check-draft'
import type { Sent } from '@/lib/fact-check/place'
import type { FormState } from '@/lib/form'

/** Lets a saving that is under way arrive before the form is sent; goes on saving if the form comes back. */
export function useSendAfterSaving(state: FormState<Sent>, { saver }: CheckDraft, isPending: boolean) {
  const step = useRef<'writing' | 'settling' | 'settled'>('writing')
  useEffect(() => {
    if (state.status !== 'invalid' && state.status !== 'refused') return
    step.current = 'writing'
    saver.current?.resume()
  }, [state, saver])
  return (event: SubmitEvent<HTMLFormElement>) => {
    if (isPending || step.current === 'settling') return event.preventDefault()
    const saving = step.current === 'writing' ? saver.current?.hold() : null
    step.current = 'writing'
    if (!saving) return
    event.preventDefault()
    step.current = 'settling'
    const form = event.currentTarget
    void saving.then(() => {
      step.current = 'settled'
      // A form cannot be sent while it is being sent, not even when that was stopped.
      setTimeout(() => form.requestSubmit())
    })
  }
}
