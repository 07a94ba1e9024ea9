import { QuotedText } from '@/components/annotation/quoted-text'
import { Time } from '@/components/annotation/time'
import { ExampleLabel } from '@/components/article/example-label'
import { AlsoStands } from '@/components/fact-check/also-stands'
import { CheckAgain } from '@/components/fact-check/check-again'
import { CiteCheck } from '@/components/fact-check/cite-check'
import { ClaimLine } from '@/components/fact-check/claim-line'
import { Corrections } from '@/components/fact-check/corrections'
import { EvidenceList } from '@/components/fact-check/evidence-list'
import { History } from '@/components/fact-check/history'
import { HowReviewed } from '@/components/fact-check/how-reviewed'
import { VerdictHeadline } from '@/components/fact-check/verdict-headline'
import { FollowSlot } from '@/components/follow/follow-slot'
import { PersonLink } from '@/components/person/person-link'
import { RetractSlot } from '@/components/retraction/retract-slot'
import { Retracted } from '@/components/retraction/retracted'
import { Section } from '@/components/ui/column'
import { Prose } from '@/components/ui/prose'
import type { StandingCheck } from '@/lib/fact-check/shape'
import type { RecordNames } from '@/lib/record/names'
import { routes } from '@/lib/routes'

type Props = { check: StandingCheck; url: string; names: RecordNames }

/** A published check in full. */
export function CheckArticle({ check, url, names }: Props) {
  const { judgement, place } = check
  const sources = judgement.evidence.length
  return (
    <article data-article={place.articleId} className="grid gap-9">
      <header className="grid gap-3">
        <p className="text-sm text-muted">
          Fact-check by <PersonLink person={check.author} /> · <Time at={check.publishedAt} />{' '}
          {check.isExample && <ExampleLabel />}
        </p>
        <h1 className="font-serif text-[2rem] leading-[1.15] font-medium text-balance">{judgement.claim}</h1>
        <p className="text-muted">
          <ClaimLine judgement={judgement} />
        </p>
      </header>
      {check.isRetracted && <Retracted retraction={check.retraction} names={names} />}
      <VerdictHeadline judgement={judgement} isStruck={check.isRetracted} />
      {check.corrections.length > 0 && <Corrections corrections={check.corrections} />}
      <Section title={`In the article · ¶ ${place.number}`}>
        <QuotedText {...place} verdict={judgement.verdict} lang={place.language} />
        <p className="text-sm text-muted">
          <a
            href={routes.articleParagraph(place.slug, place.paragraphId)}
            className="text-ink underline underline-offset-4"
          >
            {place.title}
          </a>
          {place.since !== 'same' && `, revision ${place.revision}. ${changes[place.since]}`}
        </p>
      </Section>
      {check.also.count > 0 && <AlsoStands also={check.also} />}
      <Section title="Explanation">
        <Prose html={judgement.explanationHtml} />
      </Section>
      <Section title={sources === 1 ? 'Evidence · 1 source' : `Evidence · ${sources} sources`}>
        <EvidenceList evidence={judgement.evidence} />
      </Section>
      {(judgement.wouldChange || judgement.checkAgainOn) && (
        <Section title="What would change this verdict">
          {judgement.wouldChange && <p className="whitespace-pre-line">{judgement.wouldChange}</p>}
          <CheckAgain on={judgement.checkAgainOn} />
        </Section>
      )}
      <Section title="How it was reviewed">
        <HowReviewed check={check} names={names} />
        <History steps={check.steps} names={names} />
      </Section>
      <Section title="Cite or share">
        <CiteCheck check={check} url={url} />
      </Section>
      <p className="flex flex-wrap items-center gap-x-5 text-sm">
        <FollowSlot subjectType="claim" subjectId={check.claimId} what="this claim" />
        <a
          href={routes.reportCheck(check.id)}
          rel="nofollow"
          className="text-muted underline underline-offset-4 hover:text-ink"
        >
          Report this fact-check
        </a>
        {!check.isRetracted && <RetractSlot id={check.id} authorHandle={check.author.handle} />}
      </p>
    </article>
  )
}

const changes = {
  changed: 'The paragraph has been changed since.',
  removed: 'The paragraph is no longer in the article.',
}
