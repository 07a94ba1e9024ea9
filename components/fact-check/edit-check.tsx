'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { type DraftStart, useCheckDraft } from '@/components/draft/use-check-draft'
import type { Choices } from '@/components/fact-check/check-fields'
import { CheckForm } from '@/components/fact-check/check-form'
import { SentCheck } from '@/components/fact-check/sent-check'
import { useSend } from '@/components/site/use-send'
import { TextArea } from '@/components/ui/field'
import { resubmit } from '@/lib/fact-check/actions'
import { typedIn } from '@/lib/fact-check/typed'
import type { FormValues } from '@/lib/form'
import { routes } from '@/lib/routes'

type Props = Pick<DraftStart, 'viewerId' | 'draft' | 'freshId'> & {
  id: string
  /** The latest version that the server knows of. */
  version: number
  initial: FormValues
  choices: Choices
  submitLabel: string
  /** Whether a version is public, so that readers are told what this one corrects. */
  isCorrection: boolean
  /** Whether editing is what comes next; otherwise the form waits behind its heading. */
  isDue: boolean
  back: { href: string; label: string }
  /** The latest version in words, shown when the one that was edited is no longer it. */
  newer: ReactNode
}

export function EditCheck({
  id,
  version,
  initial,
  choices,
  submitLabel,
  isCorrection,
  isDue,
  back,
  newer,
  ...start
}: Props) {
  const [state, action, isPending] = useSend(resubmit)
  const [openedOn] = useState(version)
  const router = useRouter()
  const draft = useCheckDraft({
    ...start,
    about: { factCheckId: id },
    place: id,
    initial: { ...initial, version: String(version) },
    freshAddress: routes.editFactCheck(id),
  })
  const { finish } = draft
  const isSent = state.status === 'done'
  const isOutrun = state.status === 'refused' && state.refusal === 'conflict'
  useEffect(() => {
    if (isSent) finish()
    if (isSent || isOutrun) router.refresh()
  }, [isSent, isOutrun, finish, router])
  if (isSent) return <SentCheck sent={state.value} backHref={back.href} backLabel={back.label} />
  return (
    <details open={isDue || draft.arrival !== null || state.status !== 'idle'} className="group">
      <summary className="cursor-pointer font-serif text-2xl font-medium">Edit and submit again</summary>
      <div className="pt-6">
        <CheckForm
          {...{ state, action, isPending, draft, choices, submitLabel }}
          head={(values, problems) => (
            <>
              <input type="hidden" name="id" value={id} />
              <input
                type="hidden"
                name="version"
                value={isOutrun ? version : typedIn(values, 'version') || openedOn}
              />
              {isCorrection && (
                <TextArea
                  label="What this corrects"
                  name="correctionNote"
                  hint="A sentence for readers of the published check. It stands there with its date."
                  rows={2}
                  defaultValue={typedIn(values, 'correctionNote')}
                  problem={problems.correctionNote}
                />
              )}
              {isOutrun && typedIn(values, 'version') !== String(version) && newer}
            </>
          )}
        />
      </div>
    </details>
  )
}
