'use client'

import { useState } from 'react'
import { SimilarClaims } from '@/components/claim/similar-claims'
import { useSimilar } from '@/components/claim/use-similar'
import { TextArea } from '@/components/ui/field'

type Props = { typed: string; problem?: string | undefined; isNew: boolean }

/** The claim in a sentence, and under it the claims like it that were checked already, while a new check is written. */
export function ClaimField({ typed, problem, isNew }: Props) {
  const [claim, setClaim] = useState(typed)
  const similar = useSimilar(claim, isNew)
  return (
    <div className="grid gap-3">
      <TextArea
        label="The claim in one sentence"
        name="claim"
        hint="What is said to be so, in words that can be true or false."
        rows={2}
        defaultValue={typed}
        onInput={(event) => setClaim(event.currentTarget.value)}
        problem={problem}
        aria-required="true"
      />
      <SimilarClaims claims={similar} />
    </div>
  )
}
