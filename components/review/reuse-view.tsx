import Link from 'next/link'
import { QuotedText } from '@/components/annotation/quoted-text'
import { Time } from '@/components/annotation/time'
import { ClaimLine } from '@/components/fact-check/claim-line'
import { VerdictHeadline } from '@/components/fact-check/verdict-headline'
import { Section } from '@/components/ui/column'
import { Prose } from '@/components/ui/prose'
import type { ReuseCase } from '@/lib/claim/reuse'
import { routes } from '@/lib/routes'

const quiet = 'underline decoration-rule underline-offset-4 hover:decoration-ink'

/** A place, and the check that is to stand there as well. */
export function ReuseView({ given }: { given: ReuseCase }) {
  const { slug, paragraphId, title, number, proposer, at, text, start, end, language, verdict } = given
  return (
    <article className="grid content-start gap-5">
      <header className="grid gap-1">
        <h1 className="font-serif text-[1.6rem] leading-tight font-semibold text-balance">
          Does this check stand here too?
        </h1>
        <p className="text-muted">
          Proposed by {proposer ?? 'somebody'} · <Time at={at} />
        </p>
      </header>
      <div className="grid items-start gap-7 xl:grid-cols-2">
        <Section title="The place">
          <QuotedText {...{ text, start, end, verdict }} lang={language} />
          <p className="text-sm text-muted">
            <Link href={routes.articleParagraph(slug, paragraphId)} className={quiet}>
              {title} · ¶ {number}
            </Link>
          </p>
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
    </article>
  )
}
