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
          {step.reasonCode && (
            <p className="text-sm text-soft">
              {reasonLabel(step.reasonCode)}
              {step.reason && <>: {step.reason}</>}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function whoOf({ kind, handle, who }: Step, names: RecordNames): Named {
  const person = { handle, name: who }
  return kind === 'submitted' ? person : moderatorOf(person, names)
}

function deedOf({ kind, version }: Step): string {
  if (kind !== 'submitted') return `${decisionLabels[kind]} version ${version}`
  return version === 1 ? 'submitted it' : `submitted version ${version}`
}
