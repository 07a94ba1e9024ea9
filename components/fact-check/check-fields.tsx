'use client'

import { ClaimField } from '@/components/fact-check/claim-field'
import { ConclusionField } from '@/components/fact-check/conclusion-field'
import type { StanceChoice } from '@/components/fact-check/evidence-row'
import { EvidenceRows } from '@/components/fact-check/evidence-rows'
import { ExplanationField } from '@/components/fact-check/explanation-field'
import { VerdictPicker } from '@/components/fact-check/verdict-picker'
import { TextArea, TextField } from '@/components/ui/field'
import { typedIn, typedSources } from '@/lib/fact-check/typed'
import type { FieldProblems, FormValues } from '@/lib/form'

export type Choices = { stances: StanceChoice[]; mostSources: number }

type Props = { values: FormValues; problems: FieldProblems; choices: Choices; onRearrange: () => void }

/** The column of a check, from the claim to what would change the verdict. */
export function CheckFields({ values, problems, choices, onRearrange }: Props) {
  const field = (name: string) => ({ name, defaultValue: typedIn(values, name), problem: problems[name] })
  return (
    <>
      <ClaimField
        typed={typedIn(values, 'claim')}
        problem={problems.claim}
        isNew={!typedIn(values, 'version')}
      />
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_11rem]">
        <TextField label="Who made it" optional {...field('claimant')} />
        <TextField label="When" optional type="date" {...field('claimedOn')} />
      </div>
      <VerdictPicker chosen={typedIn(values, 'verdict')} problem={problems.verdict} />
      <ConclusionField typed={typedIn(values, 'conclusion')} problem={problems.conclusion} />
      <ExplanationField typed={typedIn(values, 'explanation')} problem={problems.explanation} />
      <EvidenceRows
        sources={typedSources(values)}
        stances={choices.stances}
        most={choices.mostSources}
        {...{ problems, onRearrange }}
      />
      <TextArea
        label="What would change this verdict"
        optional
        hint="The document, figure or event that would make you judge differently."
        rows={2}
        {...field('wouldChange')}
      />
      <div className="sm:max-w-88">
        <TextField
          label="Check again on"
          optional
          type="date"
          hint="When something may have changed: a vote, a ruling, new figures."
          {...field('checkAgainOn')}
        />
      </div>
    </>
  )
}
