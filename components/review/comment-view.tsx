import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { CaseHeading } from '@/components/review/case-heading'
import { ParagraphThen } from '@/components/review/paragraph-then'
import { PastCases } from '@/components/review/past-cases'
import { ReportList } from '@/components/review/report-list'
import { Section } from '@/components/ui/column'
import { Prose } from '@/components/ui/prose'
import type { CommentCase } from '@/lib/comment/read-case'
import type { Case } from '@/lib/review/queries'
import { routes } from '@/lib/routes'

/** A comment as its moderator reads it. */
export function CommentView({ given, all }: { given: CommentCase; all: Case }) {
  const { head, surroundings, past } = all
  return (
    <article className="grid content-start gap-4.5">
      <ParagraphThen place={given} around={surroundings} />
      <header className="grid gap-1">
        <CaseHeading>
          A comment by <PersonLink person={given.author} />
        </CaseHeading>
        <p className="text-muted">
          <Time at={given.at} />
          {given.editedAt && ', edited'}
          {given.state === 'visible' && (
            <>
              {' · '}
              <Link
                href={routes.comment(given.slug, given.paragraphId, given.id)}
                className="underline decoration-rule underline-offset-4 hover:decoration-ink"
              >
                on its page
              </Link>
            </>
          )}
        </p>
      </header>
      {given.parent && (
        <Section title={`In answer to ${given.parent.name}`}>
          <div className="border-l-3 border-rule pl-4 text-soft">
            <Prose html={given.parent.html} />
          </div>
        </Section>
      )}
      <Section title="What it says">
        <Prose html={given.html} lang={given.language} />
      </Section>
      <ReportList reports={head.canDecide ? given.flags : []} />
      <PastCases past={past} />
    </article>
  )
}
