'use client'

import { lazy, Suspense, useRef, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { CheckNotes } from '@/components/article/check-notes'
import { Counts } from '@/components/article/counts'
import { OwnChecks } from '@/components/article/own-checks'
import { OwnDrafts, useOwnDrafts } from '@/components/article/own-drafts'
import type { ChecksRef, ParagraphRef } from '@/components/article/paragraph-ref'
import { Thread } from '@/components/comment/thread'
import { useOwnChecks, useThreads } from '@/components/comment/use-threads'
import type { NoteView } from '@/lib/article/article-page'
import type { ThreadPage } from '@/lib/comment/thread'

const Sheet = lazy(() => import('@/components/article/sheet').then(({ Sheet }) => ({ default: Sheet })))

type Props = {
  paragraph: ParagraphRef
  checks: ChecksRef
  commentCount: number
  threads: ThreadPage
  notes: NoteView[]
}

const isWide = () => window.matchMedia('(min-width: 1100px)').matches

/** What was said about a paragraph: beside it where there is room, else in a sheet, and the buttons that open it. */
export function Annotations({ paragraph, checks, commentCount, threads, notes }: Props) {
  const { asked, ask, slug } = useArticle()
  const [state, setState] = useState<'closed' | 'open' | 'writing'>('closed')
  const [isSheetOpen, setSheetOpen] = useState(false)
  const aside = useRef<HTMLElement>(null)
  const talk = useThreads(paragraph.id, threads, commentCount)
  const ownChecks = useOwnChecks(paragraph.id)
  const ownDrafts = useOwnDrafts(paragraph.id)
  const ownCount = ownChecks.length + ownDrafts.length
  const quote = asked?.paragraphId === paragraph.id ? asked.quote : undefined
  const mode = quote === undefined ? state : 'writing'
  const isSheet = isSheetOpen || (quote !== undefined && !isWide())

  function close() {
    setSheetOpen(false)
    setState('closed')
    if (quote !== undefined) ask(null)
  }
  function showThread() {
    setState('open')
    if (quote !== undefined) {
      setSheetOpen(isSheet)
      ask(null)
    }
  }
  function openComments() {
    if (isWide() && mode !== 'closed') return close()
    setState(talk.count === 0 ? 'writing' : 'open')
    setSheetOpen(!isWide())
  }
  function openChecks() {
    if (isWide()) return aside.current?.querySelector<HTMLElement>('.article-note a')?.focus()
    setState('open')
    setSheetOpen(true)
  }
  const content = (
    <>
      <CheckNotes {...{ notes, paragraph }} count={checks.count} />
      <OwnChecks checks={ownChecks} />
      <OwnDrafts drafts={ownDrafts} slug={slug} />
      {(talk.count > 0 || mode === 'writing') && (
        <Thread
          key={quote ?? mode}
          {...{ talk, paragraph, quote }}
          mode={mode}
          onOpen={showThread}
          onClose={close}
        />
      )}
    </>
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
      <aside
        ref={aside}
        id={`notes-${paragraph.id}`}
        role="note"
        aria-label={`Notes on paragraph ${paragraph.number}`}
        hidden={notes.length === 0 && ownCount === 0 && talk.count === 0 && mode !== 'writing'}
        data-notes=""
        className="article-notes"
      >
        {!isSheet && content}
      </aside>
      {isSheet && (
        <Suspense>
          <Sheet title={`Paragraph ${paragraph.number}`} onClose={close}>
            {content}
          </Sheet>
        </Suspense>
      )}
    </>
  )
}
