'use client'

import { lazy, Suspense, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { ExampleLabel } from '@/components/article/example-label'
import { usePair } from '@/components/article/pairs'
import { useViewer } from '@/components/site/viewer-store'
import { Prose } from '@/components/ui/prose'
import type { CommentView } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

const OwnTools = lazy(() =>
  import('@/components/comment/own-tools').then(({ OwnTools }) => ({ default: OwnTools })),
)

type Props = {
  comment: CommentView
  paragraphId: string
  inReplyTo?: string | undefined
  onReply: () => void
}

export function CommentItem({ comment, paragraphId, inReplyTo, onReply }: Props) {
  const { slug, mayComment } = useArticle()
  const { answer } = useViewer()
  const [editing, setEditing] = useState(false)
  const { id, author, html } = comment
  const pair = usePair(id)
  if (!author) {
    return (
      <p id={`comment-${id}`} className="text-muted italic">
        {comment.state === 'hidden' ? 'Removed by a moderator.' : 'Deleted by its author.'}
      </p>
    )
  }
  const isOwn = answer?.viewer?.id === author.id
  return (
    <article
      id={`comment-${id}`}
      tabIndex={-1}
      aria-label={`Comment by ${author.name}`}
      className="comment"
      {...pair}
    >
      <span aria-hidden="true" className="comment-face">
        {initials(author.name)}
      </span>
      <p className="comment-who">
        <b title={`@${author.handle}`}>{author.name}</b>
        <a href={routes.comment(slug, paragraphId, id)}>
          <time dateTime={comment.at}>{comment.day}</time>
        </a>
        {comment.isEdited && <small>edited</small>}
        {comment.isExample && <ExampleLabel />}
        {comment.state === 'held' && (
          <span className="text-xs font-medium text-context">Waiting for a moderator; only you see it</span>
        )}
      </p>
      <div hidden={editing}>
        {comment.quote && <blockquote className="quoted">{comment.quote}</blockquote>}
        {inReplyTo && <p className="text-xs text-muted">in reply to {inReplyTo}</p>}
        <Prose html={html} />
      </div>
      <p className="comment-bar" hidden={editing}>
        {mayComment && (
          <a
            href={routes.writeComment(slug, paragraphId, id)}
            onClick={(event) => {
              event.preventDefault()
              onReply()
            }}
          >
            Reply<span className="sr-only"> to {author.name}</span>
          </a>
        )}
        <a href={routes.articleComment(slug, paragraphId, id)} data-copy="">
          Copy link<span className="sr-only"> to the comment by {author.name}</span>
        </a>
        {isOwn && (
          <button type="button" onClick={() => setEditing(true)}>
            Edit or delete
          </button>
        )}
      </p>
      {editing && (
        <Suspense>
          <OwnTools comment={comment} onDone={() => setEditing(false)} />
        </Suspense>
      )}
    </article>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
