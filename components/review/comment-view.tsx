import Link from 'next/link'
import { QuotedText } from '@/components/annotation/quoted-text'
import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { Section } from '@/components/ui/column'
import { Prose } from '@/components/ui/prose'
import type { CommentCase } from '@/lib/comment/read-case'
import { flagReasonLabel } from '@/lib/flag/reasons'
import { routes } from '@/lib/routes'

/** A comment as its moderator reads it. */
export function CommentView({ given }: { given: CommentCase }) {
  const { slug, paragraphId, title, number, text, start, end, language } = given
  return (
    <article className="grid content-start gap-5">
      <p className="text-sm text-muted">
        <Link
          href={routes.articleParagraph(slug, paragraphId)}
          className="underline-offset-4 hover:underline"
        >
          {title}
        </Link>{' '}
        · ¶ {number}
      </p>
      <QuotedText {...{ text, start, end }} lang={language} />
      <header className="grid gap-1">
        <h1 className="font-serif text-[1.6rem] leading-tight font-semibold">
          A comment by <PersonLink person={given.author} />
        </h1>
        <p className="text-muted">
          <Time at={given.at} />
          {given.editedAt && ', edited'}
        </p>
      </header>
      {given.parent && (
        <Section title={`In answer to ${given.parent.name}`}>
          <Prose html={given.parent.html} />
        </Section>
      )}
      <Section title="What it says">
        <Prose html={given.html} />
      </Section>
      {given.flags.length > 0 && (
        <Section title={given.flags.length === 1 ? '1 report' : `${given.flags.length} reports`}>
          <ul className="grid gap-1.5">
            {given.flags.map(({ reasonCode, note, name, at }) => (
              <li key={`${name}${at}`}>
                <b className="font-medium">{flagReasonLabel(reasonCode)}</b> · {name}, <Time at={at} />
                {note && <span className="block text-soft">“{note}”</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </article>
  )
}
