import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { ClaimLine } from '@/components/fact-check/claim-line'
import { VerdictHeadline } from '@/components/fact-check/verdict-headline'
import { CaseHeading } from '@/components/review/case-heading'
import { ParagraphThen } from '@/components/review/paragraph-then'
import { PastCases } from '@/components/review/past-cases'
import { Section } from '@/components/ui/column'
import { Prose } from '@/components/ui/prose'
import type { ReuseCase } from '@/lib/claim/reuse'
import type { Case } from '@/lib/review/queries'
import { routes } from '@/lib/routes'

const quiet = 'underline decoration-rule underline-offset-4 hover:decoration-ink'

/** A place, and the check that is to stand there as well. */
export function ReuseView({ given, all }: { given: ReuseCase; all: Case }) {
  const { proposer, at, verdict } = given
  return (
    <article className="grid content-start gap-4.5">
      <header className="grid gap-1">
        <CaseHeading>Does this check stand here too?</CaseHeading>
        <p className="text-muted">
          Proposed by {proposer ?? 'somebody'} · <Time at={at} />
        </p>
      </header>
      <div className="grid items-start gap-7 xl:grid-cols-2">
        <Section title="The place">
          <ParagraphThen place={given} around={all.surroundings} verdict={verdict} />
        </Section>
        <Section title="The check">
          <p className="font-serif text-lg leading-snug font-medium">{given.claim}</p>
          {(given.claimant || given.claimedOn) && (
            <p className="text-sm text-muted">
              <ClaimLine judgement={given} />
            </p>
          )}
          <VerdictHeadline judgement={given} isStruck={given.isRetracted} />
          <Prose html={given.explanationHtml} />
          <p className="text-sm text-muted">
            <Link href={routes.factCheck(given.factCheckId)} className={quiet}>
              The whole check
            </Link>
            , by {given.author}, written for{' '}
            <Link href={routes.articleParagraph(given.fromSlug, given.fromParagraphId)} className={quiet}>
              {given.fromTitle}
            </Link>
          </p>
        </Section>
      </div>
      <PastCases past={all.past} />
    </article>
  )
}
