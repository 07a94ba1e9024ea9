import { ExampleLabel } from '@/components/article/example-label'
import { Glyph } from '@/components/article/glyph'
import { pairProps } from '@/components/article/pair-props'
import { Sources } from '@/components/article/sources'
import { PersonLink } from '@/components/person/person-link'
import { ChangedWords } from '@/components/ui/changed-words'
import type { NoteView } from '@/lib/article/article-page'
import type { Pair } from '@/lib/article/pointers'
import { routes } from '@/lib/routes'

type Props = { note: NoteView; slug: string; pair: Pair | null; heading?: 'h2' | 'h3' }

/** A published fact-check beside its paragraph: what it says, on what, and who stands for it. */
export function CheckNote({ note, slug, pair, heading: Heading = 'h3' }: Props) {
  const { id, from, tone, label, reviewed } = note
  return (
    <section
      id={`check-${id}`}
      tabIndex={-1}
      data-tone={tone}
      data-v={note.verdict}
      data-retracted={note.isRetracted || undefined}
      data-drifted={note.drift ? '' : undefined}
      className="article-note"
      {...pairProps(pair)}
    >
      <Heading className="note-verdict">
        <span>
          <Glyph name={note.verdict} className="size-3.5" />
          {label}
        </span>
        {note.isRetracted && <small>Retracted</small>}
        {note.isExample && <ExampleLabel />}
      </Heading>
      <p className="note-words">{note.conclusion}</p>
      {note.drift && (
        <details className="note-drift">
          <summary>The words have changed since this was written</summary>
          <p dir="auto">
            <ChangedWords parts={note.drift} />
          </p>
          <p>A moderator is looking at it again.</p>
        </details>
      )}
      {note.retraction && (
        <p className="note-from">
          {note.retraction.who ?? 'Somebody'} retracted it on {note.retraction.day}: {note.retraction.words}
        </p>
      )}
      <Sources sources={note.sources} />
      {from && (
        <p className="note-from">
          <a href={routes.articleParagraph(from.slug, from.paragraphId)}>Checked in another place</a>
        </p>
      )}
      <p className="note-more">
        <a href={routes.factCheck(from?.checkId ?? id)} aria-label={`Full check of “${note.claim}”`}>
          Full check
        </a>
        <a href={routes.articleCheck(slug, id)} data-copy="" aria-label="Copy link to this check">
          Copy link
        </a>
        <span>
          <PersonLink person={{ ...note.author, name: note.author.handle }} />
          {reviewed && ' · reviewed '}
          {reviewed && <time dateTime={reviewed.at}>{reviewed.day}</time>}
        </span>
      </p>
    </section>
  )
}
