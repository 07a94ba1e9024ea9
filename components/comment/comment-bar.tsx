'use client'

import { lazy, Suspense, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import type { Doing } from '@/components/comment/comment-tools'
import { HelpfulButton } from '@/components/comment/helpful-button'
import { useViewer } from '@/components/site/viewer-store'
import type { Author, CommentView } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

const loadMenu = () => import('@/components/comment/comment-menu')
const CommentMenu = lazy(() => loadMenu().then(({ CommentMenu }) => ({ default: CommentMenu })))

export type BarProps = {
  comment: CommentView
  author: Author
  rootId: string
  paragraphId: string
  isBlocked: boolean
  doing: Doing
  onDo: (doing: Doing) => void
  onReply: () => void
}

/** What can be done with a comment: to answer and to praise it in sight, the rest behind one button. */
export function CommentBar(props: BarProps) {
  const { comment, author, paragraphId, doing, onReply } = props
  const { slug, mayComment } = useArticle()
  const { answer } = useViewer()
  const { id, state } = comment
  const isPublic = state === 'visible'
  const href = routes.comment(slug, paragraphId, id)
  return (
    <div className="comment-bar" hidden={doing === 'edit' || doing === 'delete'}>
      {mayComment && isPublic && (
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
      {isPublic && (
        <HelpfulButton comment={comment} isOwn={answer?.viewer?.handle === author.handle} href={href} />
      )}
      {isPublic && (
        <a href={routes.reportComment(slug, paragraphId, id)} rel="nofollow" className="without-scripting">
          Report<span className="sr-only"> the comment by {author.name}</span>
        </a>
      )}
      <More {...props} />
      {answer?.own?.flagged.includes(id) && doing !== 'report' && <span>You reported this</span>}
    </div>
  )
}

/** The button of the menu; the menu itself is loaded when somebody reaches for it. */
function More(props: BarProps) {
  const [isAsked, setAsked] = useState(false)
  const label = `More about the comment by ${props.author.name}`
  const button = (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={isAsked}
      onPointerEnter={loadMenu}
      onFocus={loadMenu}
      onClick={() => setAsked(true)}
      className="comment-more only-scripting"
    >
      <span aria-hidden="true">•••</span>
    </button>
  )
  if (!isAsked) return button
  return (
    <Suspense fallback={button}>
      <CommentMenu {...props} label={label} />
    </Suspense>
  )
}
