import Link from 'next/link'
import { QuotedText } from '@/components/annotation/quoted-text'
import { Time } from '@/components/annotation/time'
import { CheckAgain } from '@/components/fact-check/check-again'
import { ClaimLine } from '@/components/fact-check/claim-line'
import { EvidenceList } from '@/components/fact-check/evidence-list'
import { History } from '@/components/fact-check/history'
import { VerdictBadge } from '@/components/fact-check/verdict'
import { PersonLink } from '@/components/person/person-link'
import { Changes } from '@/components/review/changes'
import { OpenFlags } from '@/components/review/open-flags'
import { Precedents } from '@/components/review/precedents'
import { Section } from '@/components/ui/column'
import { Prose } from '@/components/ui/prose'
import { latestOf, type Place } from '@/lib/fact-check/shape'
import { changesBetween } from '@/lib/review/changes'
import type { CheckCase } from '@/lib/review/queries'
import { routes } from '@/lib/routes'

/** A case in full, as its moderator reads it. */
export function CaseView({ given: { check, precedents, flags } }: { given: CheckCase }) {
  const latest = latestOf(check)
  const previous = check.versions.at(-2)
  const { place } = check
  const publishers = new Set(latest.evidence.map(({ publisher, url }) => publisher ?? new URL(url).hostname))
    .size
  return (
    <article className="grid content-start gap-5">
      <p className="text-sm text-muted">
        <Link
          href={routes.articleParagraph(place.slug, place.paragraphId)}
          className="underline-offset-4 hover:underline"
        >
          {place.title}
        </Link>{' '}
        · ¶ {place.number} · {standingOf(place)}
      </p>
      <QuotedText {...place} verdict={latest.verdict} lang={place.language} />
      <header className="grid gap-1">
        <h1 className="font-serif text-[1.6rem] leading-tight font-semibold text-balance">{latest.claim}</h1>
        <p className="text-muted">
          {(latest.claimant || latest.claimedOn) && (
            <>
              <ClaimLine judgement={latest} /> ·{' '}
            </>
          )}
          Checked by <PersonLink person={check.author} /> · version {latest.number},{' '}
          <Time at={latest.createdAt} />
        </p>
      </header>
      <OpenFlags flags={flags} />
      <Section title="Verdict and conclusion">
        <p>
          <VerdictBadge verdict={latest.verdict} /> — {latest.conclusion}
        </p>
      </Section>
      {previous && (
        <Section title={`What changed since version ${previous.number}`}>
          <Changes changes={changesBetween(previous, latest)} />
        </Section>
      )}
      <Section title="Explanation">
        <Prose html={latest.explanationHtml} />
      </Section>
      <Section title={`Evidence · ${publishers} ${publishers === 1 ? 'publisher' : 'publishers'}`}>
        <EvidenceList evidence={latest.evidence} />
      </Section>
      {(latest.wouldChange || latest.checkAgainOn) && (
        <Section title="What would change it">
          {latest.wouldChange && <p className="whitespace-pre-line">{latest.wouldChange}</p>}
          <CheckAgain on={latest.checkAgainOn} />
        </Section>
      )}
      <Section title="Other checks of this paragraph">
        <Precedents precedents={precedents} />
      </Section>
      <Section title="History">
        <History steps={check.steps} />
      </Section>
    </article>
  )
}

function standingOf({ revision, currentRevision, since }: Place): string {
  const written = `written on revision ${revision}`
  if (revision === currentRevision) return written
  const now = { same: 'unchanged', changed: 'changed', removed: 'removed' }[since]
  return `${written}, ${now} in revision ${currentRevision}`
}
