import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { ChangedParagraphs } from '@/components/revision/changed-paragraphs'
import { StatesLine } from '@/components/revision/states-line'
import { ChangedWords } from '@/components/ui/changed-words'
import type { RevisionEntry as Entry } from '@/lib/revision/queries'
import { revisionReasonLabels } from '@/lib/revision/reasons'
import { routes } from '@/lib/routes'
import { wordChanges } from '@/lib/word-diff'

const shownChanges = 40

type Props = { slug: string; language: string; entry: Entry }

/** One text of an article: when, by whom and why it came, what it changed, and what that did to annotations. */
export function RevisionEntry({ slug, language, entry }: Props) {
  const { number, at, who, reason, note, states, changes, title, titleWas } = entry
  return (
    <li className="grid gap-3 border-t border-rule pt-5">
      <header className="grid gap-1">
        <h2 className="text-base font-semibold">
          <Link
            href={routes.articleRevision(slug, number)}
            className="underline decoration-edge underline-offset-4 hover:decoration-ink"
          >
            Revision {number}
          </Link>
          {number === 1 && ', the first'}
        </h2>
        <p className="text-sm text-muted [&>*+*]:before:mx-1.5 [&>*+*]:before:content-['·']">
          <Time at={at} />
          {reason && <span>{revisionReasonLabels[reason]}</span>}
          {who && <span>{who}</span>}
        </p>
      </header>
      {note && <p className="whitespace-pre-line">{note}</p>}
      <StatesLine states={states} />
      {titleWas !== null && (
        <p lang={language} dir="auto" className="font-serif text-xl">
          <ChangedWords parts={wordChanges(titleWas, title)} />
        </p>
      )}
      <ChangedParagraphs changes={changes.slice(0, shownChanges)} language={language} />
      {changes.length > shownChanges && (
        <p className="text-sm text-muted">
          {changes.length - shownChanges} more paragraphs changed; the whole text is on the page of the
          revision.
        </p>
      )}
    </li>
  )
}
