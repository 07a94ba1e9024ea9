'use client'

import { useRef } from 'react'
import { useSourceLookup } from '@/components/fact-check/use-source-lookup'
import { TextField } from '@/components/ui/field'

type Props = {
  /** The name of the field in the form, `evidence.0.url`; the row's other fields differ in the last part. */
  name: string
  typed: string
  problem?: string | undefined
  /** The number of an earlier source that leads to the same page; null when there is none. */
  double: number | null
}

/**
 * The address of a source; pasting it or leaving the field fills in what the page says of itself. A double is pointed out
 * and not refused: two parts of one long report may both matter.
 */
export function SourceLinkField({ name, typed, problem, double }: Props) {
  const link = useRef<HTMLInputElement>(null)
  const { lookUp, words } = useSourceLookup(link)
  return (
    <div className="grid gap-1.5">
      <TextField
        label="Link"
        type="url"
        inputMode="url"
        placeholder="https://"
        {...{ name, problem }}
        ref={link}
        id={name}
        defaultValue={typed}
        onBlur={lookUp}
        // The pasted address is in the field only after the event.
        onPaste={() => setTimeout(lookUp)}
      />
      <p role="status" className="text-sm text-muted empty:hidden">
        {words}
      </p>
      <p role="status" className="text-sm font-medium text-context empty:hidden">
        {double !== null &&
          `Source ${double} leads to the same page. Keep both only if each shows something of its own.`}
      </p>
    </div>
  )
}
