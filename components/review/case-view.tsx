import { Time } from '@/components/annotation/time'
import { CheckAgain } from '@/components/fact-check/check-again'
import { ClaimLine } from '@/components/fact-check/claim-line'
import { EvidenceList } from '@/components/fact-check/evidence-list'
import { History } from '@/components/fact-check/history'
import { VerdictBadge } from '@/components/fact-check/verdict'
import { PersonLink } from '@/components/person/person-link'
import { CaseHeading } from '@/components/review/case-heading'
import { Changes } from '@/components/review/changes'
import { LinkState } from '@/components/review/link-state'
import { OtherPlaces } from '@/components/review/other-places'
import { ParagraphThen } from '@/components/review/paragraph-then'
import { PastCases } from '@/components/review/past-cases'
import { Precedents } from '@/components/review/precedents'
import { ReportList } from '@/components/review/report-list'
import { Section } from '@/components/ui/column'
import { Prose } from '@/components/ui/prose'
import { type Judgement, latestOf } from '@/lib/fact-check/shape'
import { changesBetween } from '@/lib/review/changes'
import { isAboutPublished } from '@/lib/review/kinds'
import type { Case, CheckCase } from '@/lib/review/queries'

/** A check in full, as its moderator reads it: most of it on one screen. */
export function CaseView({ given, all }: { given: CheckCase; all: Case }) {
  const { check, precedents, similar, elsewhere, sources, reports } = given
  const latest = latestOf(check)
  const previous = isAboutPublished(all.head.kind) ? undefined : check.versions.at(-2)
  const publishers = new Set(latest.evidence.map(({ publisher, url }) => publisher ?? new URL(url).hostname))
    .size
  return (
    <article className="grid content-start gap-4.5">
      <ParagraphThen place={check.place} around={all.surroundings} verdict={latest.verdict} />
      <Headline judgement={latest} author={check.author} />
      <ReportList reports={reports} />
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
      <Section title={`Evidence · ${publishers} ${publishers === 1 ? 'publisher' : 'publishers'}`}>
        <EvidenceList
          evidence={latest.evidence}
          beside={({ url }) => <LinkState key={url} url={url} known={sources[url] ?? null} />}
        />
      </Section>
      <Section title="Precedents">
        <Precedents precedents={precedents} similar={similar} />
      </Section>
      <Section title="Explanation">
        <Prose html={latest.explanationHtml} />
      </Section>
      <WouldChange judgement={latest} />
      {elsewhere.length > 0 && (
        <Section title="The same claim elsewhere">
          <OtherPlaces places={elsewhere} />
        </Section>
      )}
      <Section title="History">
        <History steps={check.steps} />
      </Section>
      <PastCases past={all.past.filter(({ kind, isUndone }) => kind !== 'fact-check' || isUndone)} />
    </article>
  )
}

function Headline({ judgement, author }: { judgement: Judgement; author: CheckCase['check']['author'] }) {
  return (
    <header className="grid gap-1">
      <CaseHeading>{judgement.claim}</CaseHeading>
      <p className="text-muted">
        {(judgement.claimant || judgement.claimedOn) && (
          <>
            <ClaimLine judgement={judgement} /> ·{' '}
          </>
        )}
        Checked by <PersonLink person={author} /> · version {judgement.number},{' '}
        <Time at={judgement.createdAt} />
      </p>
    </header>
  )
}

function WouldChange({ judgement: { wouldChange, checkAgainOn } }: { judgement: Judgement }) {
  if (!wouldChange && !checkAgainOn) return null
  return (
    <Section title="What would change it">
      {wouldChange && <p className="whitespace-pre-line">{wouldChange}</p>}
      <CheckAgain on={checkAgainOn} />
    </Section>
  )
}
