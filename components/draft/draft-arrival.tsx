'use client'

import { useState } from 'react'
import { clockOf } from '@/components/draft/clock'
import type { CheckDraft } from '@/components/draft/use-check-draft'
import { problemWords } from '@/components/site/use-send'
import { Notice } from '@/components/ui/notice'
import { useHydrated } from '@/components/ui/use-hydrated'
import { discard } from '@/lib/draft/actions'
import type { FormState } from '@/lib/form'

/** Says where the words in the form come from, and offers to begin without them. */
export function DraftArrival({ draft }: { draft: CheckDraft }) {
  const { arrival, stored, finish, freshAddress } = draft
  const [problem, setProblem] = useState<string | null>(null)
  const isAlive = useHydrated()
  if (!arrival) return null
  async function startAfresh() {
    const form = new FormData()
    form.set('id', stored.id)
    const refused: FormState<unknown> = { status: 'refused', refusal: 'unavailable', values: {} }
    const state = stored.revision > 0 ? await discard({ status: 'idle' }, form).catch(() => refused) : null
    if (state && state.status !== 'done') return setProblem(problemWords(state))
    finish()
    location.assign(freshAddress)
  }
  const when = isAlive ? ` at ${clockOf(arrival.at)}` : ''
  return (
    <Notice>
      {arrival.from === 'before'
        ? `What you wrote here${when} is back.`
        : `You wrote more in another tab or on another device${when}. It stands here now.`}{' '}
      {arrival.from === 'before' && isAlive && (
        <button type="button" onClick={startAfresh} className="font-medium underline underline-offset-4">
          Discard it and start afresh
        </button>
      )}
      {problem && <span className="mt-1 block font-medium text-false">{problem}</span>}
    </Notice>
  )
}
