'use client'

import { lazy, Suspense, useRef } from 'react'
import { useArticle } from '@/components/article/article-context'
import { CheckNotes } from '@/components/article/check-notes'
import { Counts } from '@/components/article/counts'
import { OwnChecks } from '@/components/article/own-checks'
import { OwnDrafts, useOwnDrafts } from '@/components/article/own-drafts'
import { OwnReuses, useOwnReuses } from '@/components/article/own-reuses'
import { PairsProvider } from '@/components/article/pairs'
import type { ChecksRef, ParagraphRef } from '@/components/article/paragraph-ref'
import { useNotes } from '@/components/article/use-notes'
import { Thread } from '@/components/comment/thread'
import { useSorted } from '@/components/comment/use-sorted'
import { useOwnChecks, useThreads } from '@/components/comment/use-threads'
import type { NoteView } from '@/lib/article/article-page'
import type { Pairs } from '@/lib/article/pointers'
import { counted } from '@/lib/article/tally'
import type { ThreadPage } from '@/lib/comment/thread'

const Sheet = lazy(() => import('@/components/article/sheet').then(({ Sheet }) => ({ default: Sheet })))

type Props = {
  paragraph: ParagraphRef
  checks: ChecksRef
  commentCount: number
  threads: ThreadPage
  notes: NoteView[]
  pairs: Pairs
}

/** What was said about a paragraph: beside it where there is room, else in a sheet, and the buttons that open it. */
export function Annotations({ paragraph, checks, commentCount, threads, notes, pairs }: Props) {
  const { slug } = useArticle()
  const aside = useRef<HTMLElement>(null)
  const talk = useThreads(paragraph.id, threads, commentCount)
  const ownChecks = useOwnChecks(paragraph.id)
  const ownDrafts = useOwnDrafts(paragraph.id)
  const ownReuses = useOwnReuses(paragraph.id)
  const ownCount = ownChecks.length + ownDrafts.length + ownReuses.length
  const { mode, quote, isSheet, target, opener, close, showThread, openComments, openChecks } = useNotes(
    paragraph.id,
    talk.count,
    aside,
  )
  const sorted = useSorted(talk, mode !== 'closed')
  const content = (
    <PairsProvider pairs={pairs}>
      <CheckNotes {...{ notes, paragraph, pairs }} count={checks.count} />
      <OwnChecks checks={ownChecks} />
      <OwnReuses reuses={ownReuses} />
      <OwnDrafts drafts={ownDrafts} slug={slug} />
      {(talk.count > 0 || mode === 'writing') && (
        <Thread
          key={quote?.exact ?? mode}
          {...{ paragraph, quote, mode }}
          talk={sorted}
          onOpen={showThread}
          onClose={close}
        />
      )}
    </PairsProvider>
  )
  return (
    <>
      <Counts
        {...{ paragraph, checks }}
        comments={talk.count}
        isOpen={mode !== 'closed'}
        onChecks={openChecks}
        onComments={openComments}
      />
      {/* The script that sets notes apart before the page is alive has moved some of them. */}
      <aside
        ref={aside}
        id={`notes-${paragraph.id}`}
        role="note"
        aria-label={`Notes on paragraph ${paragraph.number}: ${saidOf(checks, talk.count)}`}
        hidden={notes.length === 0 && ownCount === 0 && talk.count === 0 && mode !== 'writing'}
        data-notes=""
        className="article-notes"
        suppressHydrationWarning
        onKeyDown={(event) => {
          if (event.key === 'Escape' && mode !== 'closed' && !event.nativeEvent.isComposing) close()
        }}
      >
        <a href={`#p-${paragraph.id}`} className="note-back">
          Back to paragraph {paragraph.number}
        </a>
        {!isSheet && content}
      </aside>
      {isSheet && (
        <Suspense>
          <Sheet
            title={`Paragraph ${paragraph.number}`}
            paragraphId={paragraph.id}
            targetId={target?.id ?? undefined}
            isChosen={mode === 'open' && !target?.id}
            opener={opener}
            onClose={close}
          >
            {content}
          </Sheet>
        </Suspense>
      )}
    </>
  )
}

function saidOf({ count, says }: ChecksRef, comments: number): string {
  const said = [count > 0 ? says : '', comments > 0 ? counted(comments, 'comment') : '']
  return said.filter(Boolean).join('; ') || 'yours'
}
