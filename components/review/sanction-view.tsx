import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { CaseHeading } from '@/components/review/case-heading'
import { PastCases } from '@/components/review/past-cases'
import { Section } from '@/components/ui/column'
import type { Case } from '@/lib/review/queries'
import type { SanctionCase } from '@/lib/review/read-objections'
import { sanctionWords } from '@/lib/review/words'

/** What is done about a person, as whoever answers the appeal against it reads it. */
export function SanctionView({ given, all }: { given: SanctionCase; all: Case }) {
  const { kind, reason, startsAt, endsAt, person, issuer } = given
  return (
    <article className="grid content-start gap-4.5">
      <header className="grid gap-1">
        <CaseHeading>
          {sanctionWords(kind)} of <PersonLink person={person} />
        </CaseHeading>
        <p className="text-muted">
          By {issuer ?? 'a moderator'} on <Time at={startsAt} />
          {endsAt ? (
            <>
              , until <Time at={endsAt} />
            </>
          ) : (
            ', without an end'
          )}
        </p>
      </header>
      <Section title="The reason given">
        <p className="whitespace-pre-line">{reason}</p>
      </Section>
      <PastCases past={all.past} />
    </article>
  )
}
