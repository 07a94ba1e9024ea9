'use client'

import { TextArea } from '@/components/ui/field'

/** The claim in a sentence, and under it what belongs to it. */
export function ClaimField({ typed, problem }: { typed: string; problem?: string | undefined }) {
  return (
    <TextArea
      label="The claim in one sentence"
      name="claim"
      hint="What is said to be so, in words that can be true or false."
      rows={2}
      defaultValue={typed}
      problem={problem}
      aria-required="true"
    />
  )
}
