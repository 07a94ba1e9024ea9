import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { Section } from '@/components/ui/column'
import type { CaseOutcome } from '@/lib/review/kinds'
import type { AppealCase } from '@/lib/review/read-objections'
import { reasonLabel } from '@/lib/review/reasons'
import { outcomeDeeds } from '@/lib/review/words'

/** An objection: what was decided, by whom and why, and what is said against it. */
export function AppealView({ given }: { given: AppealCase }) {
  const { words, at, appellant, against, decision, answer } = given
  return (
    <Section title="Appeal">
      <div className="grid gap-2.5 rounded-xl border border-rule bg-panel px-4 py-3">
        {decision && (
          <p className="text-soft">
            {against ?? 'A moderator'} {outcomeDeeds[decision.outcome as CaseOutcome]} on{' '}
            <Time at={decision.at} />
            {decision.reasonCode && `: ${reasonLabel(decision.reasonCode)}`}
            {decision.reason && `. “${decision.reason}”`}
          </p>
        )}
        <blockquote dir="auto" className="border-l-3 border-brand pl-3.5 whitespace-pre-line wrap-anywhere">
          {words}
        </blockquote>
        <p className="text-sm text-muted">
          <PersonLink person={appellant} />, <Time at={at} />
          {against && ` · ${against} does not answer it`}
        </p>
        {answer && (
          <p>
            {answer.who ?? 'A moderator'} answered on <Time at={answer.at} />: {answer.words}
          </p>
        )}
      </div>
    </Section>
  )
}
