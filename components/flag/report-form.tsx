'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { v4 as newKey } from 'uuid'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { editOwn } from '@/components/site/viewer-store'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { report } from '@/lib/flag/actions'
import type { FlagTarget } from '@/lib/flag/input'
import { flagReasons } from '@/lib/flag/reasons'

type Props = {
  target: FlagTarget
  id: string
  /** Made by the server where the form is part of the page. */
  firstKey?: string
  onCancel?: () => void
}

/** Reports a comment or a check to the moderators, with a reason from a short list. */
export function ReportForm({ target, id, firstKey, onCancel }: Props) {
  const [key, setKey] = useState(() => firstKey ?? newKey())
  const [state, send, isSending] = useSend(report, () =>
    editOwn((own) => ({ ...own, flagged: [id, ...own.flagged] })),
  )
  const first = useRef<HTMLInputElement>(null)
  const problemId = useId()
  useEffect(() => {
    if (onCancel) first.current?.focus({ preventScroll: true })
  }, [onCancel])
  if (state.status === 'done')
    return <Notice look="good">You reported this. A moderator will look at it.</Notice>
  const problem = problemWords(state)
  const typed = 'values' in state ? state.values : {}
  return (
    <form
      action={send}
      onSubmit={oneAtATime(isSending)}
      // Another reason than the one that was sent is another report.
      onChange={() => 'values' in state && state.values.key === key && setKey(newKey())}
      className="comment-tools grid gap-3"
    >
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="target" value={target} />
      <input type="hidden" name="id" value={id} />
      <fieldset className="grid gap-1" aria-describedby={problem ? problemId : undefined}>
        <legend className="mb-1 text-sm font-semibold">What is wrong with it?</legend>
        {flagReasons.map(({ code, label, meaning }, at) => (
          <label key={code} className="flex min-h-9 cursor-pointer items-baseline gap-2.5 py-1">
            <input
              ref={at === 0 ? first : undefined}
              type="radio"
              name="reasonCode"
              value={code}
              required
              defaultChecked={typed.reasonCode === code}
              className="accent-brand"
            />
            <span>
              <b className="font-semibold">{label}.</b> <span className="text-muted">{meaning}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <textarea
        name="note"
        aria-label="In your words"
        placeholder="In your words"
        rows={2}
        defaultValue={typeof typed.note === 'string' ? typed.note : ''}
        className="field-sizing-content max-h-60 min-h-16 w-full rounded-lg border border-edge bg-panel px-3 py-2 text-base text-ink placeholder:text-muted sm:text-sm"
      />
      {problem && (
        <Notice look="problem" id={problemId}>
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" aria-disabled={isSending}>
          {isSending ? 'Sending…' : 'Report'}
        </Button>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
      <p className="text-xs text-muted">Only moderators see who reported what.</p>
    </form>
  )
}
