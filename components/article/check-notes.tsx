'use client'

import { useArticle } from '@/components/article/article-context'
import { CheckNote } from '@/components/article/check-note'
import type { ParagraphRef } from '@/components/article/paragraph-ref'
import type { NoteView } from '@/lib/article/article-page'
import { type Pairs, pairOf } from '@/lib/article/pointers'
import { routes } from '@/lib/routes'

type Props = { notes: readonly NoteView[]; paragraph: ParagraphRef; count: number; pairs: Pairs }

/** The first published checks of a paragraph, and the way to the others. */
export function CheckNotes({ notes, paragraph, count, pairs }: Props) {
  const { slug } = useArticle()
  return (
    <>
      {notes.map((note) => (
        <CheckNote key={note.id} note={note} slug={slug} pair={pairOf(pairs, note.id)} heading="h2" />
      ))}
      {count > notes.length && (
        <p className="note-more">
          <a href={routes.paragraph(slug, paragraph.id)}>
            All {count} checks of paragraph {paragraph.number}
          </a>
        </p>
      )}
    </>
  )
}
