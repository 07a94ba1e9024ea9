'use client'

import { lazy, Suspense, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import type { ParagraphRef } from '@/components/article/paragraph-ref'
import { Conversation } from '@/components/comment/conversation'
import { MoreComments } from '@/components/comment/more-comments'
import type { Talk } from '@/components/comment/use-threads'
import { FollowSlot } from '@/components/follow/follow-slot'
import type { Words } from '@/lib/anchor/quote'
import { counted } from '@/lib/article/tally'
import { routes } from '@/lib/routes'

const Composer = lazy(() =>
  import('@/components/comment/composer').then(({ Composer }) => ({ default: Composer })),
)

type Props = {
  talk: Talk
  paragraph: ParagraphRef
  quote: Words | undefined
  mode: 'closed' | 'open' | 'writing'
  onOpen: () => void
  onClose: () => void
}

/** The conversation about a paragraph, folded until asked for. */
export function Thread({ talk, paragraph, quote, mode, onOpen, onClose }: Props) {
  const { id: articleId, slug, mayComment } = useArticle()
  const [isWriting, setWriting] = useState(mode === 'writing')
  function toggle(isOpen: boolean) {
    if (isOpen && mode === 'closed') onOpen()
    if (!isOpen && mode !== 'closed') onClose()
  }
  function showPosted() {
    setWriting(false)
    onOpen()
  }
  function stopWriting() {
    setWriting(false)
    if (talk.count === 0) onClose()
    else onOpen()
  }
  return (
    <details
      open={mode !== 'closed'}
      onToggle={(event) => toggle(event.currentTarget.open)}
      className="thread"
    >
      <summary>
        {talk.count === 0 ? `Comment on ¶ ${paragraph.number}` : counted(talk.count, 'comment')}
      </summary>
      <div className="mt-3 grid gap-3">
        <Conversation talk={talk} paragraphId={paragraph.id} hasBars={mode !== 'closed'} />
        {talk.count > 0 && (
          <a
            href={`${routes.paragraph(slug, paragraph.id)}#comments`}
            className="without-scripting w-fit text-xs underline underline-offset-2"
          >
            Reply to a comment, or report one
          </a>
        )}
        <MoreComments talk={talk} paragraphId={paragraph.id} />
        {mayComment && !isWriting && (
          <a
            href={routes.writeComment(slug, paragraph.id)}
            onClick={(event) => {
              event.preventDefault()
              setWriting(true)
            }}
            className="comment-tools block rounded-lg border border-edge bg-panel px-3 py-2 text-muted no-underline hover:border-ink hover:text-ink"
          >
            Write a comment on ¶ {paragraph.number}
          </a>
        )}
        <FollowSlot subjectType="paragraph" subjectId={paragraph.id} what={`¶ ${paragraph.number}`} />
        {mayComment && isWriting && (
          <Suspense fallback={<div className="h-32" />}>
            <Composer {...{ articleId, paragraph, quote }} onPosted={showPosted} onCancel={stopWriting} />
          </Suspense>
        )}
      </div>
    </details>
  )
}
