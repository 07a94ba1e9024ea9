import { Time } from '@/components/annotation/time'
import { NamedLink } from '@/components/person/named-link'
import type { PublicCheck } from '@/lib/fact-check/shape'
import { moderatorOf, type RecordNames } from '@/lib/record/names'
import { routes } from '@/lib/routes'

/** Who let a check become public, and by which rules. */
export function HowReviewed({ check, names }: { check: PublicCheck; names: RecordNames }) {
  const decision = check.steps.findLast((step) => step.kind === 'publish')
  return (
    <p className="text-soft">
      {decision && (
        <>
          <NamedLink named={moderatorOf({ handle: decision.handle, name: decision.who }, names)} /> read
          version {decision.version} and published it on <Time at={decision.at} />.{' '}
        </>
      )}
      Moderators give a reason for every decision and never decide their own checks, nor checks of an article
      they edited. Every decision stands on the{' '}
      <a href={routes.record()} className="text-ink underline underline-offset-4">
        public record
      </a>
      .
    </p>
  )
}
