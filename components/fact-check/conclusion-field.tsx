'use client'

import { useState } from 'react'
import { TextArea } from '@/components/ui/field'
import { conclusionAim } from '@/lib/fact-check/typed'
import { codePointLength } from '@/lib/text'

export function ConclusionField({ typed, problem }: { typed: string; problem?: string | undefined }) {
  const [length, setLength] = useState(codePointLength(typed))
  const isLong = length > conclusionAim
  return (
    <div className="relative">
      <TextArea
        label="Conclusion"
        name="conclusion"
        hint={`One sentence that a hurried reader takes away. Aim for fewer than ${conclusionAim} characters.`}
        rows={2}
        defaultValue={typed}
        problem={problem}
        onInput={(event) => setLength(codePointLength(event.currentTarget.value))}
        aria-required="true"
      />
      <output
        aria-live="off"
        className={`absolute top-0 right-0 text-sm tabular-nums ${isLong ? 'font-semibold text-context' : 'text-muted'}`}
      >
        {length} of {conclusionAim}
      </output>
    </div>
  )
}
