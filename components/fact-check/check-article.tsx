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
import { ChangedWords } from '@/components/ui/changed-words'
import { Section } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import { Prose } from '@/components/ui/prose'
import type { Place, StandingCheck } from '@/lib/fact-check/shape'
import type { RecordNames } from '@/lib/record/names'
import { routes } from '@/lib/routes'
import { wordChanges } from '@/lib/word-diff'

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
          {place.revision < place.currentRevision && (
            <>
              , written on{' '}
              <a
                href={routes.articleRevision(place.slug, place.revision)}
                className="underline underline-offset-4 hover:text-ink"
              >
                revision {place.revision}
              </a>
            </>
          )}
        </p>
        <WordsSince place={place} />
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

/** What became of the words that a check judges, where they are no longer what they were. */
function WordsSince({ place: { fits, quote, text, now, language } }: { place: Place }) {
  if (fits === 'orphaned') return <Notice>The words that this judges are no longer in the article.</Notice>
  if (fits !== 'drifted' || now === null) return null
  return (
    <Notice>
      The words have changed since this was written, and a moderator is looking at it again:{' '}
      <span lang={language} dir="auto" className="font-serif">
        <ChangedWords parts={wordChanges(quote ?? text, now)} />
      </span>
    </Notice>
  )
}
