'use client'

import { lazy, Suspense, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { usePair } from '@/components/article/pairs'
import { CommentBar } from '@/components/comment/comment-bar'
import { CommentHead } from '@/components/comment/comment-head'
import { CommentTools, type Doing } from '@/components/comment/comment-tools'
import { Folded } from '@/components/comment/folded'
import { useOwn } from '@/components/site/viewer-store'
import { Prose } from '@/components/ui/prose'
import type { Placed } from '@/lib/comment/layout'
import { routes } from '@/lib/routes'

const HeldNote = lazy(() =>
  import('@/components/comment/held-note').then(({ HeldNote }) => ({ default: HeldNote })),
)

type Props = {
  placed: Placed
  rootId: string
  paragraphId: string
  /** Whether what can be done with it is at hand. */
  hasBar: boolean
  isOnPage: (id: string) => boolean
  onReply: () => void
}

export function CommentItem({ placed, rootId, paragraphId, hasBar, isOnPage, onReply }: Props) {
  const { comment, level, inReplyTo } = placed
  const { slug } = useArticle()
  const [doing, setDoing] = useState<Doing>(null)
  const [isUnfolded, setUnfolded] = useState(false)
  const { id, author } = comment
  const isBlocked = useOwn(({ blocked }) => blocked.some(({ handle }) => handle === author?.handle)) ?? false
  const pair = usePair(id)
  if (!author) {
    return (
      <p id={`comment-${id}`} data-level={level} className="text-muted italic">
        {comment.state === 'hidden' ? 'Removed by a moderator.' : 'Deleted by its author.'}
      </p>
    )
  }
  if (isBlocked && !isUnfolded)
    return <Folded id={id} level={level} author={author} onShow={() => setUnfolded(true)} />
  return (
    <article
      id={`comment-${id}`}
      tabIndex={-1}
      data-level={level}
      aria-label={`${level === 1 ? 'Comment' : 'Reply'} by ${author.name}`}
      className="comment"
      {...pair}
    >
      <CommentHead comment={comment} author={author} paragraphId={paragraphId} />
      {comment.state === 'held' && (
        <Suspense fallback={null}>
          <HeldNote id={id} />
        </Suspense>
      )}
      <div hidden={doing === 'edit'}>
        {comment.quote && <blockquote className="quoted">{comment.quote}</blockquote>}
        {inReplyTo && (
          <p className="text-xs text-muted">
            in reply to{' '}
            <a
              href={
                isOnPage(inReplyTo.id)
                  ? `#comment-${inReplyTo.id}`
                  : routes.comment(slug, paragraphId, inReplyTo.id)
              }
              className="underline underline-offset-2 hover:text-ink"
            >
              {inReplyTo.name ?? 'a comment that is gone'}
            </a>
          </p>
        )}
        <Prose html={comment.html} />
      </div>
      {hasBar ? (
        <CommentBar
          {...{ comment, author, rootId, paragraphId, doing, isBlocked, onReply }}
          onDo={setDoing}
        />
      ) : (
        <div className="comment-bar" />
      )}
      <CommentTools comment={comment} doing={doing} onDone={() => setDoing(null)} />
    </article>
  )
}
