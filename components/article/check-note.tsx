import { ExampleLabel } from '@/components/article/example-label'
import { Glyph } from '@/components/article/glyph'
import { Sources } from '@/components/article/sources'
import type { NoteView } from '@/lib/article/article-page'
import { routes } from '@/lib/routes'

/** A published fact-check beside its paragraph: what it says, on what, and who stands for it. */
export function CheckNote({ note, heading: Heading = 'h3' }: { note: NoteView; heading?: 'h2' | 'h3' }) {
  const { id, tone, label, reviewed } = note
  return (
    <section
      id={`check-${id}`}
      data-tone={tone}
      data-retracted={note.isRetracted || undefined}
      className="article-note"
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
      <Sources sources={note.sources} />
      <p className="note-more">
        <a href={routes.factCheck(id)} aria-label={`Full check of “${note.claim}”`}>
          Full check
        </a>
        <span>
          {note.author.handle}
          {reviewed && ' · reviewed '}
          {reviewed && <time dateTime={reviewed.at}>{reviewed.day}</time>}
        </span>
      </p>
    </section>
  )
}
