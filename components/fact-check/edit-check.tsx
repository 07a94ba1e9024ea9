'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import type { Choices } from '@/components/fact-check/check-fields'
import { CheckForm } from '@/components/fact-check/check-form'
import { SentCheck } from '@/components/fact-check/sent-check'
import { forgetLocalCopy } from '@/components/fact-check/use-local-copy'
import { copyPrefix } from '@/components/site/kept-words'
import { useSend } from '@/components/site/use-send'
import { resubmit } from '@/lib/fact-check/actions'
import { typedIn } from '@/lib/fact-check/typed'
import type { FormValues } from '@/lib/form'

type Props = {
  id: string
  viewerId: string
  /** The latest version that the server knows of. */
  version: number
  initial: FormValues
  choices: Choices
  submitLabel: string
  /** Whether editing is what comes next; otherwise the form waits behind its heading. */
  isDue: boolean
  back: { href: string; label: string }
  /** The latest version in words, shown when the one that was edited is no longer it. */
  newer: ReactNode
}

export function EditCheck({
  id,
  viewerId,
  version,
  initial,
  choices,
  submitLabel,
  isDue,
  back,
  newer,
}: Props) {
  const [state, action, isPending] = useSend(resubmit)
  const [openedOn] = useState(version)
  const router = useRouter()
  const copyName = `${copyPrefix}${viewerId}:${id}`
  const isSent = state.status === 'done'
  const isOutrun = state.status === 'refused' && state.refusal === 'conflict'
  useEffect(() => {
    if (isSent) forgetLocalCopy(copyName)
    if (isSent || isOutrun) router.refresh()
  }, [isSent, isOutrun, copyName, router])
  if (isSent) return <SentCheck sent={state.value} backHref={back.href} backLabel={back.label} />
  return (
    <details open={isDue || state.status !== 'idle'} className="group">
      <summary className="cursor-pointer font-serif text-2xl font-medium">Edit and submit again</summary>
      <div className="pt-6">
        <CheckForm
          {...{ state, action, isPending, copyName, initial, choices, submitLabel }}
          head={(values) => (
            <>
              <input type="hidden" name="id" value={id} />
              <input
                type="hidden"
                name="version"
                value={isOutrun ? version : typedIn(values, 'version') || openedOn}
              />
              {isOutrun && typedIn(values, 'version') !== String(version) && newer}
            </>
          )}
        />
      </div>
    </details>
  )
}
