'use client'

import { ConclusionField } from '@/components/fact-check/conclusion-field'
import type { StanceChoice } from '@/components/fact-check/evidence-row'
import { EvidenceRows } from '@/components/fact-check/evidence-rows'
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
      <TextArea
        label="The claim in one sentence"
        hint="What is said to be so, in words that can be true or false."
        rows={2}
        aria-required="true"
        {...field('claim')}
      />
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_11rem]">
        <TextField label="Who made it" optional {...field('claimant')} />
        <TextField label="When" optional type="date" {...field('claimedOn')} />
      </div>
      <VerdictPicker chosen={typedIn(values, 'verdict')} problem={problems.verdict} />
      <ConclusionField typed={typedIn(values, 'conclusion')} problem={problems.conclusion} />
      <TextArea
        label="Explanation"
        hint={<MarkdownHint />}
        rows={8}
        aria-required="true"
        {...field('explanation')}
      />
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
    </>
  )
}

function MarkdownHint() {
  return (
    <>
      How you got from the evidence to the verdict. Markdown works: <code>**bold**</code>,{' '}
      <code>*italic*</code>, <code>[words](https://…)</code>, <code>- list</code>, <code>&gt; quotation</code>
      .
    </>
  )
}
