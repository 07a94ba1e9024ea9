import { Time } from '@/components/annotation/time'
import { NamedLink } from '@/components/person/named-link'
import { decisionLabels } from '@/lib/fact-check/life'
import type { Step } from '@/lib/fact-check/shape'
import { moderatorOf, type Named, type RecordNames } from '@/lib/record/names'
import { reasonLabel } from '@/lib/review/reasons'

type Props = {
  steps: Step[]
  /** How moderators are named here; left out at the desk, where they know each other. */
  names?: RecordNames
}

/** What happened to a check so far: who did what, when and why. */
export function History({ steps, names = 'handle' }: Props) {
  return (
    <ol className="grid gap-3 border-l border-rule pl-4">
      {steps.map((step) => (
        <li
          key={step.at + step.kind}
          className="relative grid gap-0.5 before:absolute before:top-2 before:-left-[1.22rem] before:size-1.5 before:rounded-full before:bg-edge"
        >
          <p>
            <NamedLink named={whoOf(step, names)} className="font-semibold" /> {deedOf(step)}{' '}
            <span className="text-sm text-muted">
              · <Time at={step.at} />
            </span>
          </p>
          {(step.reasonCode || step.reason) && <p className="text-sm text-soft">{saidOf(step)}</p>}
        </li>
      ))}
    </ol>
  )
}

function whoOf({ handle, who, isModerator }: Step, names: RecordNames): Named {
  const person = { handle, name: who }
  return isModerator ? moderatorOf(person, names) : person
}

/** Why, where there is a reason; what is put right, where it was a correction. */
function saidOf({ kind, reasonCode, reason }: Step): string {
  const label = reasonCode ? reasonLabel(reasonCode) : kind === 'submitted' ? 'Correction' : null
  return [label, reason].filter(Boolean).join(': ')
}

const others: Record<number, string> = { 2: 'another moderator', 3: 'two other moderators' }

function deedOf({ kind, version, deciders }: Step): string {
  if (kind === 'appealed') return 'appealed'
  if (kind === 'retracted') return 'retracted it'
  if (kind !== 'submitted') {
    const together = deciders > 1 ? `, with ${others[deciders] ?? 'others'} who judged it independently` : ''
    return `${decisionLabels[kind]} version ${version}${together}`
  }
  return version === 1 ? 'submitted it' : `submitted version ${version}`
}
